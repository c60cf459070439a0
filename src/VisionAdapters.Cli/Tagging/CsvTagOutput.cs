using CsvHelper;

namespace VisionAdapters.Cli;

/// <summary>
/// A row for each value, in the format that <c>bakeoff score --predictions</c> reads: <c>image,facet,value,confidence,provider</c>. With
/// <c>--raw</c> a row for each tag.
/// Images that failed have no row.
/// </summary>
internal sealed class CsvTagOutput : ITagOutput
{
    private readonly CsvWriter _csv;

    public CsvTagOutput(TextWriter output, bool raw)
    {
        _csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        if (raw)
        {
            _csv.WriteHeader("image", "group", "tag", "id", "confidence", "provider");
        }
        else
        {
            _csv.WriteHeader("image", "facet", "value", "confidence", "provider");
        }
    }

    public void Write(TagResult result)
    {
        foreach (var value in result.BestValues())
        {
            Write(value.Confidence, result, result.Image, value.Facet.Id, value.Value.Id);
        }

        if (result is { Mapping: null, Response: { } response })
        {
            foreach (var tag in response.Tags)
            {
                Write(tag.Confidence, result, result.Image, tag.Group, tag.Name, tag.Id);
            }
        }
    }

    public void Complete() => _csv.Dispose();

    private void Write(double confidence, TagResult result, params string?[] texts)
    {
        foreach (var text in texts)
        {
            _csv.WriteField(text);
        }

        _csv.WriteField(confidence);
        _csv.WriteField(result.Provider);
        _csv.EndRecord();
    }
}
