using System.Text.Json.Nodes;

namespace VisionAdapters.Cli;

/// <summary>One JSON array.</summary>
internal sealed class JsonTagOutput(TextWriter output) : ITagOutput
{
    private readonly JsonArray _results = [];

    public void Write(TagResult result) => _results.Add((JsonNode)TagJson.Of(result));

    public void Complete() => output.WriteLine(JsonText.Pretty(_results));
}
