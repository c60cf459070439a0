using VisionAdapters.Emulator;
using VisionAdapters.Files;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>
/// What a labels file says about images: rows of <c>image,facet,value</c>, or a row per image with a column per facet. Columns that are no
/// facet, and values that the taxonomy does not have, are left out and counted.
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
        using var table = CsvTable.Open(path);
        truth.Read(table);
        return truth;
    }

    public IReadOnlyList<FacetValue>? Find(string contentHash) => _values.GetValueOrDefault(_images.OfFile(contentHash));

    private void Read(CsvTable table)
    {
        var image = table.Find("image") is var found and >= 0 ? found : table.Find("id");
        if (image < 0)
        {
            throw new InputFileException(table.File, 1, $"there is no column 'image'; the columns are {MessageText.List(table.Header)}.");
        }

        var (facet, value) = (table.Find("facet"), table.Find("value"));
        while (table.Read())
        {
            var hash = _images.Find(table[image]);
            if (hash is null)
            {
                MissingImages++;
            }
            else if (facet >= 0 && value >= 0)
            {
                Add(hash, table[facet], table[value]);
            }
            else
            {
                for (var column = 0; column < table.Header.Count; column++)
                {
                    AddCell(hash, table.Header[column], table[column]);
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
