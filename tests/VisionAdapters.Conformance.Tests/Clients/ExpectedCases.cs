using System.Text.Json;

namespace VisionAdapters.Conformance.Tests;

/// <summary>What each client must report, case by case: tests/Conformance/expected.</summary>
internal static class ExpectedCases
{
    public static JsonElement Read(string client) =>
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(ScriptProcess.Folder, "expected", $"{client}.json")), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });

    /// <summary>Lists where an observation differs; it may hold more than what is expected.</summary>
    public static IEnumerable<string> Differences(JsonElement expected, JsonElement seen) =>
        from property in expected.EnumerateObject()
        let value = seen.TryGetProperty(property.Name, out var found) ? found : default(JsonElement?)
        where value is null || !JsonElement.DeepEquals(property.Value, value.Value)
        select $"{property.Name}: expected {property.Value.GetRawText()}, reported {value?.GetRawText() ?? "nothing"}";
}
