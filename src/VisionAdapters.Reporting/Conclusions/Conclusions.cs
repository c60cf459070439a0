using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Reads the scores and says what they mean and what limits them.</summary>
public static class Conclusions
{
    /// <summary>Gets the rules of this package.</summary>
    public static IReadOnlyList<IConclusionRule> DefaultRules { get; } =
    [
        new SkippedProviderRule(),
        new EmulatedProviderRule(),
        new FailedImageRule(),
        new SetProblemRule(),
        new SmallSetRule(),
        new RareValueRule(),
        new MetricCautionRule(),
    ];

    /// <summary>Says in plain words who is best, by how much, and whether that is sure.</summary>
    /// <param name="results">The scores.</param>
    /// <returns>A sentence or two: plain text, not encoded for any medium.</returns>
    public static string Verdict(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return VerdictText.From(FacetScores.From(results));
    }

    /// <summary>Lists what a reader must know before relying on the scores of a report, by the report's own rules.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The conclusions, warnings first.</returns>
    public static IReadOnlyList<Conclusion> From(BakeoffReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return
        [
            .. report.ConclusionRules
                .SelectMany(rule => rule.Draw(report.Results))
                .OrderByDescending(conclusion => conclusion.Kind),
        ];
    }

    /// <summary>Lists what a reader must know before relying on the scores, by the rules of this package.</summary>
    /// <param name="results">The scores.</param>
    /// <returns>The conclusions, warnings first.</returns>
    public static IReadOnlyList<Conclusion> From(BakeoffResults results) => From(new BakeoffReport { Results = results });
}
