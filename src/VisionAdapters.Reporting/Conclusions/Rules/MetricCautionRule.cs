using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Tells the values that a metric's own caution is about: one sentence for all facets of a provider. Nothing
/// is held against an emulator.</summary>
internal sealed class MetricCautionRule : IConclusionRule
{
    public IEnumerable<Conclusion> Draw(BakeoffResults results)
    {
        var facets = FacetScores.From(results);
        return
            from provider in results.Providers
            from metric in results.Metrics
            where !provider.Emulated && metric.Caution is not null
            let beyond = Beyond(provider, metric, facets).ToArray()
            where beyond.Length > 0
            select Conclusion.Note(Fill(metric, provider.Id, string.Join(", ", beyond)));
    }

    private static IEnumerable<string> Beyond(ProviderResult provider, MetricDescription metric, IReadOnlyList<FacetScores> facets) =>
        from scores in facets
        where provider.Facets.ContainsKey(scores.Facet)
        let estimate = provider.Facets[scores.Facet].Metrics.GetValueOrDefault(metric.Id)
        where estimate is not null && metric.IsWorse(BestEnd(estimate, metric), metric.Caution!.Limit)
        select $"{scores.Name} {metric.Format(estimate.Value)}";

    // What the interval still allows is not held against a provider.
    private static double BestEnd(Estimate estimate, MetricDescription metric)
    {
        var end = metric.Direction == MetricDirection.LowerIsBetter ? estimate.Low : estimate.High;
        return double.IsNaN(end) ? estimate.Value : end;
    }

    // One pass, so that a name is never read as a part of the sentence.
    private static string Fill(MetricDescription metric, string provider, string facets) => string.Concat(
        metric.Caution!.Text.Split('{', '}').Select((part, index) => (index % 2, part) switch
        {
            (1, "provider") => provider,
            (1, "limit") => metric.Format(metric.Caution.Limit),
            (1, "facets") => facets,
            (1, _) => $"{{{part}}}",
            _ => part,
        }));
}
