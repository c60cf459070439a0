using System.Globalization;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>An explanation for reading: the value to show of each facet, and the tags and rules behind it.</summary>
internal static class ExplanationText
{
    private const int MaxEvidence = 3;

    public static void Write(TextWriter output, string? id, MappingResult mapping)
    {
        var explanation = mapping.Explain();
        output.WriteLine(PlainText.From(id ?? "answer"));
        foreach (var facet in mapping.Values.Select(value => value.Facet.Id).Distinct(StringComparer.Ordinal))
        {
            if (mapping.Best(facet) is { } best)
            {
                WriteValue(output, explanation.Values.First(value => value.Value.Value == best.Value));
            }
        }

        foreach (var label in explanation.Labels.Where(label => label.Outcome != LabelOutcome.Mapped))
        {
            var reason = label.Reason is null ? "" : ": " + label.Reason;
            var rule = label.Rule is null ? "" : $" ({label.Rule.SourceFile}:{label.Rule.Line})";
            var outcome = label.Outcome.ToString().ToLowerInvariant();
            output.WriteLine(PlainText.From($"  not used: {label.Name} {Number(label.Confidence)}, {outcome}{reason}{rule}"));
        }

        output.WriteLine();
    }

    private static void WriteValue(TextWriter output, ExplainedValue explained)
    {
        var value = explained.Value;
        output.WriteLine($"  {value.Facet.Id}: {string.Join(" > ", value.Value.Path)} {Number(value.Confidence)}");
        foreach (var evidence in explained.Evidence.Take(MaxEvidence))
        {
            var strength = evidence.Evidence.Strength < 1 ? $" x strength {Number(evidence.Evidence.Strength)}" : "";
            output.WriteLine(PlainText.From($"      {Number(evidence.Evidence.Confidence)}{strength}  tag {evidence.Label}, rule "
                + $"{evidence.Rule.Id} ({evidence.Rule.SourceFile}:{evidence.Rule.Line})"));
        }

        if (explained.Evidence.Count > MaxEvidence)
        {
            output.WriteLine($"      and {explained.Evidence.Count - MaxEvidence} weaker");
        }
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
