namespace VisionAdapters.Taxonomy;

/// <summary>Puts a mapping's indices into words.</summary>
internal static class MappingExplainer
{
    public static MappingExplanation Explain(MappingResult result, bool showSensitive)
    {
        var answer = new AnswerReading(result.Map, result.Response);
        return new MappingExplanation(
            result.Map,
            [.. result.Values.Select(value => new ExplainedValue { Value = value, Evidence = ExplainEvidence(result, value.Value) })],
            [.. answer.Labels.Select(label => ExplainLabel(result, label, answer.PresentRules, showSensitive))]);
    }

    private static List<ExplainedEvidence> ExplainEvidence(MappingResult result, FacetValue value) =>
    [
        .. result.GetEvidence(value)
            .OrderByDescending(evidence => evidence.Weight)
            .Select(evidence => new ExplainedEvidence
            {
                Label = NameOf(result.Response, evidence.Source, evidence.SourceIndex),
                Rule = RuleOf(result.Map, evidence),
                Evidence = evidence,
            }),
    ];

    private static MapRule RuleOf(LabelMap map, in MappingEvidence evidence) => evidence.RuleIndex >= 0
        ? map.Rules[evidence.RuleIndex]
        : map.ColorRule ?? throw new InvalidOperationException($"The map '{map.Id}' does not use colors.");

    private static string NameOf(TaggingResponse response, EvidenceSource source, int index) => source switch
    {
        EvidenceSource.Tag => response.Tags[index].Name,
        EvidenceSource.LocalizedObject => response.Objects[index].Name,
        _ => NameOf(response.Colors[index]),
    };

    private static string NameOf(DominantColor color)
    {
        var code = new ColorAnchor { Red = color.Red, Green = color.Green, Blue = color.Blue }.ToString();
        return color.Name is null ? code : $"{code} {color.Name}";
    }

    private static ExplainedLabel ExplainLabel(MappingResult result, LabelReading label, IndexSet present, bool showSensitive)
    {
        var isHidden = !showSensitive && label.Case is { IsSensitive: true };
        var rule = label.Rule < 0 ? null : result.Map.Rules[label.Rule];
        var (outcome, reason) = Judge(result, label, rule, present);
        return new ExplainedLabel
        {
            Source = label.Source,
            SourceIndex = label.SourceIndex,
            Name = isHidden ? MappingExplanation.HiddenName : NameOf(result.Response, label.Source, label.SourceIndex),
            Confidence = label.Confidence,
            Outcome = outcome,
            Rule = isHidden ? null : rule,
            Reason = reason,
        };
    }

    private static (LabelOutcome Outcome, string? Reason) Judge(MappingResult result, LabelReading label, MapRule? rule, IndexSet present)
    {
        var supported = result.Evidence
            .Where(evidence => evidence.Source == label.Source && evidence.SourceIndex == label.SourceIndex)
            .Select(evidence => evidence.Value)
            .ToList();
        return (rule, label.Case) switch
        {
            (null, _) => (LabelOutcome.Unknown, "the map does not know the label"),
            (_, null) => (LabelOutcome.Suppressed, WhyNot(rule, present)),
            (_, { IsSensitive: true } sensitive) => (LabelOutcome.Sensitive, sensitive.Noise),
            (_, { Noise: { } noise }) => (LabelOutcome.Noise, noise),
            _ when label.Confidence == 0 => (LabelOutcome.Suppressed, "its confidence is 0"),
            _ when supported.Count > 0 && !result.Values.Any(mapped => supported.Contains(mapped.Value)) =>
                (LabelOutcome.Suppressed, "a value that excludes its value is as certain or more"),
            _ when supported.Count > 0 || Array.Exists(label.Case.Effects, effect => effect.Excludes) => (LabelOutcome.Mapped, null),
            _ => (LabelOutcome.Suppressed, "other labels exclude its values"),
        };
    }

    private static string WhyNot(MapRule rule, IndexSet present) =>
        string.Join("; ", rule.Cases.Select(reading => reading.WhyNot(present)).OfType<string>());
}
