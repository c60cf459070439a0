using System.Text.Json.Nodes;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Mappings as JSON, in the shape that scripts rely on.</summary>
internal static class MappingJson
{
    /// <summary>Every value of a mapping, best first within a facet.</summary>
    public static JsonArray Values(MappingResult mapping) => Values(mapping.Values);

    /// <summary>Values in their order.</summary>
    public static JsonArray Values(IEnumerable<MappedValue> values) => JsonText.Array(values.Select(Value));

    /// <summary>The values with the rules and tags behind each, and the labels that gave no evidence.</summary>
    public static JsonObject Explanation(string? id, MappingExplanation explanation) => new()
    {
        ["id"] = id,
        ["map"] = new JsonObject
        {
            ["id"] = explanation.Map.Id,
            ["version"] = explanation.Map.Version,
            ["sha256"] = explanation.Map.ContentHash,
        },
        ["values"] = JsonText.Array(explanation.Values.Select(Explained)),
        ["suppressed"] =
            JsonText.Array(explanation.Labels.Where(label => label.Outcome != LabelOutcome.Mapped).Select(label => new JsonObject
            {
                ["label"] = label.Name,
                ["confidence"] = label.Confidence,
                ["outcome"] = label.Outcome.ToString().ToLowerInvariant(),
                ["rule"] = label.Rule?.Id,
                ["file"] = label.Rule?.SourceFile,
                ["line"] = label.Rule?.Line,
                ["reason"] = label.Reason,
            })),
    };

    private static JsonObject Value(MappedValue value) => new()
    {
        ["facet"] = value.Facet.Id,
        ["value"] = value.Value.Id,
        ["path"] = JsonText.Array(value.Value.Path.Select(id => (JsonNode?)JsonValue.Create(id))),
        ["confidence"] = value.Confidence,
    };

    private static JsonObject Explained(ExplainedValue explained)
    {
        var value = Value(explained.Value);
        value["evidence"] = JsonText.Array(explained.Evidence.Select(evidence => new JsonObject
        {
            ["label"] = evidence.Label,
            ["rule"] = evidence.Rule.Id,
            ["file"] = evidence.Rule.SourceFile,
            ["line"] = evidence.Rule.Line,
            ["confidence"] = evidence.Evidence.Confidence,
            ["strength"] = evidence.Evidence.Strength,
            ["weight"] = evidence.Evidence.Weight,
        }));
        return value;
    }
}
