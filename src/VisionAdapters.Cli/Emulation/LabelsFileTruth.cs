using System.Text;
using CsvHelper;
using VisionAdapters.Emulator;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>
/// What a labels file says of images: rows of <c>image,facet,value</c>, or a row per image with a column per facet. Columns that are no
/// facet, and values that the
/// taxonomy does not have, are left out and counted.
/// </summary>
internal sealed class LabelsFileTruth : ITruthSource
{
    private readonly Dictionary<string, List<FacetValue>> _values = new(StringComparer.Ordinal);
    private readonly ImageHashes _images;
    private readonly TaxonomyDefinition _taxonomy;

    private LabelsFileTruth(ImageHashes images, TaxonomyDefinition taxonomy)
    {
        _images = images;
        _taxonomy = taxonomy;
    }

    /// <summary>Gets the number of images with true values.</summary>
    public int Images => _values.Count;

    /// <summary>Gets the number of rows whose image was not found.</summary>
    public int MissingImages { get; private set; }

    /// <summary>Gets the number of values that the taxonomy does not have.</summary>
    public int UnknownValues { get; private set; }

    /// <exception cref="InputFileException">The file cannot be read, or lacks a column.</exception>
    public static LabelsFileTruth Read(string path, ImageHashes images, TaxonomyDefinition taxonomy)
    {
        var truth = new LabelsFileTruth(images, taxonomy);
        try
        {
            using var reader = CsvReader.Create(new StreamReader(path, Encoding.UTF8), new CsvReaderOptions
            {
                Separator = ',',
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                FieldCountMismatch = CsvFieldCountHandling.Throw,
            });
            reader.ReadHeader();
            truth.Read(reader, path);
            return truth;
        }
        catch (CsvFormatException exception)
        {
            throw new InputFileException(path, exception.LineNumber > 0 ? exception.LineNumber : null, $"the row is malformed; give every row the header's columns, and quote cells that hold commas ({exception.Message})", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, line: null, $"the labels cannot be read: {exception.Message}", exception);
        }
    }

    public IReadOnlyList<FacetValue>? Find(string contentHash) => _values.GetValueOrDefault(contentHash);

    private void Read(CsvReader reader, string path)
    {
        string[] header = [.. reader.Headers];
        var image = Array.FindIndex(header, name => name is "image" or "id");
        if (image < 0)
        {
            throw new InputFileException(path, 1, $"there is no column 'image'; the columns are {string.Join(", ", header)}.");
        }

        var (facet, value) = (Array.IndexOf(header, "facet"), Array.IndexOf(header, "value"));
        while (reader.Read())
        {
            var hash = _images.Find(reader.GetString(image));
            if (hash is null)
            {
                MissingImages++;
            }
            else if (facet >= 0 && value >= 0)
            {
                Add(hash, reader.GetString(facet), reader.GetString(value));
            }
            else
            {
                for (var column = 0; column < header.Length; column++)
                {
                    AddCell(hash, header[column], reader.GetString(column));
                }
            }
        }
    }

    private void AddCell(string hash, string facet, string cell)
    {
        foreach (var value in cell.Split(['|', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (_taxonomy.FindFacet(facet) is not null)
            {
                Add(hash, facet, value);
            }
        }
    }

    private void Add(string hash, string facet, string value)
    {
        if (_taxonomy.FindFacet(facet)?.Find(value) is not { } known)
        {
            UnknownValues++;
            return;
        }

        if (!_values.TryGetValue(hash, out var values))
        {
            _values.Add(hash, values = []);
        }

        values.Add(known);
    }
}
