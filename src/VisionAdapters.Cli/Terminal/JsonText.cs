using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VisionAdapters.Cli;

/// <summary>How the tool writes JSON of its own.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Line) { WriteIndented = true, NewLine = "\n" };

    public static string OneLine(JsonNode node) => node.ToJsonString(Line);

    public static string Pretty(JsonNode node) => node.ToJsonString(Indented);

    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);
}
