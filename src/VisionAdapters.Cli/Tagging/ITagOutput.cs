using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Writes results in one format, as they come or at the end.</summary>
internal interface ITagOutput
{
    void Write(TagResult result);

    void Complete();
}

/// <summary>A table for reading: the value to show of each facet, or the provider's best tags.</summary>
internal sealed class TableTagOutput(Screen screen, bool raw) : ITagOutput
{
    private const int MaxTags = 12;

    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Write(TagResult result)
    {
        if (result.Error is not null)
        {
            return;
        }

        var name = result.Item is { } item ? $"{result.Name} {item.Found.Name}" : result.Name;
        foreach (var (what, value, confidence) in raw ? Tags(result.Response!) : Values(result))
        {
            _rows.Add([name, what, value, confidence.ToString("0.000", CultureInfo.InvariantCulture)]);
            name = "";
        }

        if (name.Length > 0)
        {
            _rows.Add([name, "", raw ? "no tag" : "no attribute", ""]);
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
        response.Tags.OrderByDescending(tag => tag.Confidence).Take(MaxTags).Select(tag => (tag.Group ?? "", tag.Name, tag.Confidence));
}

/// <summary>One JSON array.</summary>
internal sealed class JsonTagOutput(TextWriter output) : ITagOutput
{
    private readonly JsonArray _results = [];

    public void Write(TagResult result) => _results.Add((JsonNode)TagJson.From(result));

    public void Complete() => output.WriteLine(JsonText.Pretty(_results));
}

/// <summary>One JSON object a line, as results come.</summary>
internal sealed class JsonLinesTagOutput(TextWriter output) : ITagOutput
{
    public void Write(TagResult result) => output.WriteLine(JsonText.OneLine(TagJson.From(result)));

    public void Complete() => output.Flush();
}

/// <summary>
/// A row for each value, in the format that <c>bakeoff score --predictions</c> reads: <c>image,facet,value,confidence,provider</c>. With
/// <c>--raw</c> a row for each tag, with <c>--items</c> the item's number, what was found and its box behind the image.
/// Images that failed, and those without an item, have no row.
/// </summary>
internal sealed class CsvTagOutput : ITagOutput
{
    private readonly CsvWriter _csv;
    private readonly bool _raw;

    public CsvTagOutput(TextWriter output, bool raw, bool items)
    {
        _raw = raw;
        _csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        string[] item = items ? ["item", "found", "left", "top", "width", "height"] : [];
        string[] said = raw ? ["group", "tag", "id"] : ["facet", "value"];
        _csv.WriteHeader(["image", .. item, .. said, "confidence", "provider"]);
    }

    public void Write(TagResult result)
    {
        foreach (var value in result.BestValues())
        {
            Write(value.Confidence, result, value.Facet.Id, value.Value.Id);
        }

        foreach (var tag in _raw ? result.Response?.Tags ?? [] : [])
        {
            Write(tag.Confidence, result, tag.Group, tag.Name, tag.Id);
        }
    }

    public void Complete() => _csv.Dispose();

    private void Write(double confidence, TagResult result, params string?[] texts)
    {
        _csv.WriteField(Defuse(result.Image));
        if (result.Item is { } item)
        {
            _csv.WriteField(item.Number);
            _csv.WriteField(Defuse(item.Found.Name));
            foreach (var number in Box(item.Found.Region))
            {
                _csv.WriteField(number);
            }
        }

        foreach (var text in texts)
        {
            _csv.WriteField(Defuse(text));
        }

        _csv.WriteField(confidence);
        _csv.WriteField(result.Provider);
        _csv.EndRecord();
    }

    private static double[] Box(ImageRegion region) =>
        [.. new[] { region.X, region.Y, region.Width, region.Height }.Select(value => Math.Round(value, 4))];

    /// <summary>Puts an apostrophe before what a spreadsheet would run as a formula: a label may be text from anywhere.</summary>
    private static string? Defuse(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}

/// <summary>The result of one image as JSON.</summary>
internal static class TagJson
{
    public static JsonObject From(TagResult result)
    {
        var json = new JsonObject { ["image"] = result.Image, ["provider"] = result.Provider };
        if (result.Item is { } item)
        {
            AddItem(json, item);
        }

        if (result.Error is { } error)
        {
            json["error"] = new JsonObject { ["kind"] = error.Kind.ToString(), ["message"] = error.Message };
            return json;
        }

        json["modelVersion"] = result.Response!.ModelVersion;
        if (result.Item is { Mapped: { } mapped })
        {
            json["values"] = MappingJson.Values(mapped.BestValues);
        }
        else if (result.Mapping is { } mapping)
        {
            json["values"] = MappingJson.Values(mapping);
        }
        else
        {
            AddRaw(json, result.Response);
        }

        return json;
    }

    private static void AddItem(JsonObject json, ItemOfPhoto item)
    {
        var region = item.Found.Region;
        json["item"] = item.Number;
        json["box"] = new JsonObject
        {
            ["left"] = Math.Round(region.X, 4),
            ["top"] = Math.Round(region.Y, 4),
            ["width"] = Math.Round(region.Width, 4),
            ["height"] = Math.Round(region.Height, 4),
        };
        json["found"] = new JsonObject
        {
            ["provider"] = item.Finder,
            ["name"] = item.Found.Name,
            ["confidence"] = item.Found.Confidence,
        };
    }

    private static void AddRaw(JsonObject json, TaggingResponse response)
    {
        json["tags"] = JsonText.Array(response.Tags.Select(tag => new JsonObject
        {
            ["name"] = tag.Name,
            ["id"] = tag.Id,
            ["group"] = tag.Group,
            ["confidence"] = tag.Confidence,
        }));
        json["objects"] = JsonText.Array(response.Objects.Select(found => new JsonObject
        {
            ["name"] = found.Name,
            ["id"] = found.Id,
            ["confidence"] = found.Confidence,
        }));
        json["captions"] = JsonText.Array(response.Captions.Select(caption => (JsonNode?)JsonValue.Create(caption.Text)));
    }
}
