namespace VisionAdapters.Taxonomy;

/// <summary>Puts a mapping's indices into words.</summary>
internal static class MappingExplainer
{
    public static MappingExplanation Explain(MappingResult result, bool showSensitive)
    {
        var scratch = AnswerReader.Read(result.Map, result.Response);
        var labels = new ExplainedLabel[scratch.Labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = ExplainLabel(result, scratch.Labels[i], scratch.Present, showSensitive);
        }

        scratch.Return();
        return new MappingExplanation(result.Map, [.. result.Values.Select(value => new ExplainedValue(value, ExplainEvidence(result, value.Value)))], labels);
    }

    private static List<ExplainedEvidence> ExplainEvidence(MappingResult result, FacetValue value) =>
    [
        .. result.GetEvidence(value)
            .OrderByDescending(evidence => evidence.Weight)
            .Select(evidence => new ExplainedEvidence(NameOf(result.Response, evidence.Source, evidence.SourceIndex), RuleOf(result.Map, evidence), evidence)),
    ];

    private static MapRule RuleOf(LabelMap map, in MappingEvidence evidence) => evidence.RuleIndex >= 0
        ? map.Rules[evidence.RuleIndex]
        : map.ColorRule ?? throw new InvalidOperationException($"The map '{map.Id}' does not use colours.");

    private static string NameOf(TaggingResponse response, EvidenceSource source, int index) => source switch
    {
        EvidenceSource.Tag => response.Tags[index].Name,
        EvidenceSource.LocalizedObject => response.Objects[index].Name,
        _ => NameOf(response.Colors[index]),
    };

    private static string NameOf(DominantColor color)
    {
        var code = new ColorAnchor(color.Red, color.Green, color.Blue).ToString();
        return color.Name is null ? code : $"{code} {color.Name}";
    }

    private static string WhyNot(MapRule rule, ReadOnlySpan<ulong> present)
    {
        var reasons = new List<string>();
        foreach (var reading in rule.Cases)
        {
            if (reading.WhyNot(present) is { } reason)
            {
                reasons.Add(reason);
            }
        }

        return string.Join("; ", reasons);
    }

    private static ExplainedLabel ExplainLabel(MappingResult result, LabelReading label, ReadOnlySpan<ulong> present, bool showSensitive)
    {
        if (!showSensitive && label.Case is { IsSensitive: true })
        {
            return new ExplainedLabel(
                label.Source, label.SourceIndex, MappingExplanation.HiddenName, label.Confidence, LabelOutcome.Sensitive, Rule: null, label.Case.Noise);
        }

        var rule = label.Rule < 0 ? null : result.Map.Rules[label.Rule];
        var spokenFor = result.Evidence.Where(evidence => evidence.Source == label.Source && evidence.SourceIndex == label.SourceIndex).Select(evidence => evidence.Value).ToList();
        var (outcome, reason) = (rule, label.Case) switch
        {
            (null, _) => (LabelOutcome.Unknown, "the map does not know the label"),
            (_, null) => (LabelOutcome.Suppressed, WhyNot(rule, present)),
            (_, { IsSensitive: true } sensitive) => (LabelOutcome.Sensitive, sensitive.Noise),
            (_, { Noise: { } noise }) => (LabelOutcome.Noise, noise),
            _ when label.Confidence == 0 => (LabelOutcome.Suppressed, "its confidence is 0"),
            _ when spokenFor.Count > 0 && !spokenFor.Exists(value => result.Values.Any(mapped => ReferenceEquals(mapped.Value, value))) =>
                (LabelOutcome.Suppressed, "a value that excludes its value is as certain or more"),
            _ when spokenFor.Count > 0 || label.Case.Effects.Any(effect => effect.Excludes) => (LabelOutcome.Mapped, null),
            _ => (LabelOutcome.Suppressed, "other labels exclude its values"),
        };
        return new ExplainedLabel(label.Source, label.SourceIndex, NameOf(result.Response, label.Source, label.SourceIndex), label.Confidence, outcome, rule, reason);
    }
}
