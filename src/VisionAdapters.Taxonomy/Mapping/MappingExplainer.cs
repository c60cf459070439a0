namespace VisionAdapters.Taxonomy;

/// <summary>Puts a mapping's indices into words.</summary>
internal static class MappingExplainer
{
    public static MappingExplanation Explain(MappingResult result)
    {
        var (labels, present) = AnswerReader.Read(result.Map, result.Response);
        return new MappingExplanation(
            result.Map,
            [.. result.Values.Select(value => new ExplainedValue(value, ExplainEvidence(result, value.Value)))],
            [.. labels.Select(label => ExplainLabel(result, label, present))]);
    }

    private static List<ExplainedEvidence> ExplainEvidence(MappingResult result, FacetValue value) =>
    [
        .. result.GetEvidence(value)
            .OrderByDescending(evidence => evidence.Weight)
            .Select(evidence => new ExplainedEvidence(NameOf(result.Response, evidence), result.Map.Rules[evidence.RuleIndex], evidence)),
    ];

    private static string NameOf(TaggingResponse response, MappingEvidence evidence) => evidence.Source == EvidenceSource.Tag
        ? response.Tags[evidence.SourceIndex].Name
        : response.Objects[evidence.SourceIndex].Name;

    private static ExplainedLabel ExplainLabel(MappingResult result, LabelReading label, bool[] present)
    {
        var rule = label.Rule < 0 ? null : result.Map.Rules[label.Rule];
        var gaveEvidence = result.Evidence.Any(evidence => evidence.Source == label.Source && evidence.SourceIndex == label.SourceIndex);
        var (outcome, reason) = (rule, label.Case) switch
        {
            (null, _) => (LabelOutcome.Unknown, "the map does not know the label"),
            (_, null) => (LabelOutcome.Suppressed, string.Join("; ", rule.Cases.Select(reading => reading.WhyNot(present)))),
            (_, { Noise: { } noise }) => (LabelOutcome.Noise, noise),
            _ when label.Confidence == 0 => (LabelOutcome.Suppressed, "its confidence is 0"),
            _ when gaveEvidence || label.Case.Effects.Any(effect => effect.Excludes) => (LabelOutcome.Mapped, null),
            _ => (LabelOutcome.Suppressed, "other labels exclude its values"),
        };
        return new ExplainedLabel(label.Source, label.SourceIndex, label.Name, label.Confidence, outcome, rule, reason);
    }
}
