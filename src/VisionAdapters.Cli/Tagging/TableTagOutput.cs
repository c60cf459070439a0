using System.Globalization;

namespace VisionAdapters.Cli;

/// <summary>A table for reading: the value to show of each facet, or the provider's best tags.</summary>
internal sealed class TableTagOutput(Screen screen, bool raw) : ITagOutput
{
    private const int MostTags = 12;

    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Write(TagResult result)
    {
        if (result.Response is null)
        {
            return;
        }

        var name = result.Image;
        foreach (var (what, value, confidence) in raw ? Tags(result.Response) : Values(result))
        {
            _rows.Add([name, what, value, confidence.ToString("0.000", CultureInfo.InvariantCulture)]);
            name = "";
        }
    }

    public void Complete()
    {
        if (_rows.Count > 0)
        {
            TableWriter.Write(screen.Tables, ["Image", raw ? "Group" : "Facet", raw ? "Tag" : "Value", "Confidence"], _rows, 3);
        }
    }

    private static IEnumerable<(string What, string Value, double Confidence)> Values(TagResult result) =>
        result.BestValues().Select(value => (value.Facet.Id, string.Join(" > ", value.Value.Path), value.Confidence));

    private static IEnumerable<(string What, string Value, double Confidence)> Tags(TaggingResponse response) =>
        response.Tags.OrderByDescending(tag => tag.Confidence).Take(MostTags).Select(tag => (tag.Group ?? "", tag.Name, tag.Confidence));
}
