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
        new UndeclaredGroupRule(),
        new SeveralValuesRule(),
        new ContradictionRule(),
        new SmallSetRule(),
        new RareValueRule(),
        new MetricCautionRule(),
    ];

    /// <summary>Says in plain words what the primary question's answer is, and how sure.</summary>
    /// <param name="results">The scores.</param>
    /// <returns>A sentence or two: plain text, not encoded for any medium.</returns>
    public static string Verdict(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return VerdictText.From(results);
    }

    /// <summary>Lists what a reader must know before relying on the scores.</summary>
    /// <param name="results">The scores.</param>
    /// <param name="rules">What draws the conclusions; <see langword="null"/> for <see cref="DefaultRules"/>.</param>
    /// <returns>The conclusions, warnings first.</returns>
    public static IReadOnlyList<Conclusion> From(BakeoffResults results, IEnumerable<IConclusionRule>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. (rules ?? DefaultRules).SelectMany(rule => rule.Draw(results)).OrderByDescending(conclusion => conclusion.Kind)];
    }
}
