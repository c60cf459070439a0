using System.Globalization;
using System.Text.Json.Nodes;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Prints proposals for undecided labels.</summary>
internal static class SuggestionView
{
    private static readonly string[] Headers = ["Label", "Facet", "Value", "Recall won", "True beside it", "Name alike"];

    public static void Write(Screen screen, IReadOnlyList<LabelSuggestion> suggestions, string format)
    {
        if (format == TextFormat.Json)
        {
            screen.Output.WriteLine(JsonText.Pretty(JsonText.Array(suggestions.Select(Json))));
            return;
        }

        TableWriter.Write(screen.Tables, Headers, suggestions.Select(Row), 3, 4, 5);
        screen.Output.WriteLine(
            suggestions.Count == 0 ? "No proposal: every label is decided, or none is like a value." : "These are proposals: look at each "
                + "before you write a rule.");
    }

    private static string[] Row(LabelSuggestion suggestion) =>
    [
        suggestion.Label.Name,
        suggestion.Value.Facet.Id,
        suggestion.Value.Id,
        suggestion.Answers == 0 ? "-" : suggestion.RecallGain.ToString("0.000", CultureInfo.InvariantCulture),
        suggestion.Answers == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{suggestion.Together} of {suggestion.Answers}"),
        suggestion.NameSimilarity.ToString("0.00", CultureInfo.InvariantCulture),
    ];

    private static JsonObject Json(LabelSuggestion suggestion) => new()
    {
        ["label"] = suggestion.Label.Name,
        ["id"] = suggestion.Label.Id,
        ["group"] = suggestion.Label.Group,
        ["weight"] = suggestion.Label.Weight,
        ["facet"] = suggestion.Value.Facet.Id,
        ["value"] = suggestion.Value.Id,
        ["recallGain"] = suggestion.RecallGain,
        ["precision"] = suggestion.Precision,
        ["answers"] = suggestion.Answers,
        ["together"] = suggestion.Together,
        ["missed"] = suggestion.Missed,
        ["nameSimilarity"] = suggestion.NameSimilarity,
    };
}
