using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Reads the scores and says what they mean and what limits them.</summary>
public static class Conclusions
{
    /// <summary>Says in plain words who is best, by how much, and whether that is sure.</summary>
    /// <param name="results">The scores.</param>
    /// <returns>A sentence or two: plain text, not encoded for any medium.</returns>
    public static string Verdict(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return VerdictText.Of(results);
    }

    /// <summary>Lists what a reader must know before relying on the scores.</summary>
    /// <param name="results">The scores.</param>
    /// <returns>The conclusions, warnings first.</returns>
    public static IReadOnlyList<Conclusion> Of(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var facets = FacetScores.Of(results);
        IEnumerable<Conclusion> all =
        [
            .. results.Providers.SelectMany(ProviderConclusions.Of),
            .. SetConclusions.Of(results.Dataset, facets),
            .. results.Providers.SelectMany(provider => FacetConclusions.Of(provider, facets)),
        ];
        return [.. all.OrderByDescending(conclusion => conclusion.Kind)];
    }
}
