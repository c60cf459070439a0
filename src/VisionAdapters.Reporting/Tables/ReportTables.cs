using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The tables of a report.</summary>
public static class ReportTables
{
    /// <summary>The number of images below which a class's scores are too uncertain to compare.</summary>
    internal const int EnoughImages = 20;

    /// <summary>The facets that were scored, the most important first.</summary>
    /// <param name="results">The scores.</param>
    /// <returns>The facets' ids.</returns>
    public static IReadOnlyList<string> Facets(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. FacetScores.Of(results).Select(scores => scores.Facet)];
    }

    /// <summary>
    /// Every facet in a row, every provider in a column: the headline measure (top-1, or micro F1 where an image may have several values).
    /// </summary>
    /// <param name="results">The scores.</param>
    /// <returns>The table.</returns>
    public static ReportTable Overview(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return OverviewTable.Build(results);
    }

    /// <summary>The providers on one facet, best first.</summary>
    /// <param name="results">The scores.</param>
    /// <param name="facet">The facet's id.</param>
    /// <returns>The table. Columns that no provider has a value for are left out.</returns>
    /// <exception cref="ArgumentException">No provider was scored on the facet.</exception>
    public static ReportTable Leaderboard(BakeoffResults results, string facet)
    {
        ArgumentNullException.ThrowIfNull(results);
        return LeaderboardTable.Build(FacetScores.Of(results, facet));
    }

    /// <summary>
    /// The values of a facet with one provider's scores, weakest first; values with fewer than 20 images are muted and come last.
    /// </summary>
    /// <param name="results">The scores.</param>
    /// <param name="facet">The facet's id.</param>
    /// <param name="provider">The provider's id.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">The provider was not scored on the facet.</exception>
    public static ReportTable Classes(BakeoffResults results, string facet, string provider)
    {
        ArgumentNullException.ThrowIfNull(results);
        var scores = FacetScores.Of(results, facet);
        var scored = scores.Providers.FirstOrDefault(candidate => candidate.Id == provider)
            ?? throw new ArgumentException($"The provider '{provider}' was not scored on the facet '{facet}'.", nameof(provider));
        return ClassTable.Build(scored, scores.Result(scored));
    }

    /// <summary>The providers that answered: model, failures, latency, throughput, cost.</summary>
    /// <param name="results">The scores.</param>
    /// <returns>The table.</returns>
    public static ReportTable Providers(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return ProviderTable.Build(results);
    }

    /// <summary>The providers that were skipped, with the reason.</summary>
    /// <param name="results">The scores.</param>
    /// <returns>The table, without rows when none was.</returns>
    public static ReportTable Skipped(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return SkippedTable.Build(results);
    }

    /// <summary>The paired differences between providers.</summary>
    /// <param name="results">The scores.</param>
    /// <returns>The table, without rows when there was only one provider.</returns>
    public static ReportTable Pairwise(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return PairwiseTable.Build(results);
    }

    /// <summary>What was wrong with the labeled set.</summary>
    /// <param name="results">The scores.</param>
    /// <returns>The table, without rows when nothing was.</returns>
    public static ReportTable Problems(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return ProblemTable.Build(results);
    }
}
