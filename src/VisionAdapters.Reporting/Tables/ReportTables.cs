using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The tables of a report: those that this package's writers lay out, for a writer of your own.</summary>
public sealed class ReportTables
{
    /// <summary>The number of images below which a class's scores are too uncertain to compare.</summary>
    internal const int MinImages = 20;

    private readonly BakeoffResults _results;

    /// <summary>Initializes a new instance of the <see cref="ReportTables"/> class.</summary>
    /// <param name="results">The scores.</param>
    public ReportTables(BakeoffResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        _results = results;
        Scores = FacetScores.From(results);
        Facets = [.. Scores.Select(scores => scores.Facet)];
    }

    /// <summary>Gets the ids of the facets that were scored, the most important first.</summary>
    public IReadOnlyList<string> Facets { get; }

    /// <summary>
    /// Gets every facet in a row, every provider in a column: the first metric that is shown on the facet.
    /// </summary>
    public ReportTable Overview => OverviewTable.Build(_results, Scores);

    /// <summary>
    /// Gets what became of the images of each facet at each provider: right, wrong, abstained, not offered, failed, refused, not asked.
    /// </summary>
    public ReportTable Answers => AnswerTable.Build(Scores);

    /// <summary>
    /// Gets how well each provider tells that a facet has no value to see; without rows when every labeled image has one.
    /// </summary>
    public ReportTable Applicability => ApplicabilityTable.Build(Scores);

    /// <summary>Gets where each provider loses what is true, from all to right; its parts add up.</summary>
    public ReportTable Waterfall => WaterfallTable.Build(Scores);

    /// <summary>Gets the labels of answers that would win most if a map read them as a value; without rows where there is none.</summary>
    public ReportTable LabelGains => WaterfallTable.BuildGains(Scores);

    /// <summary>Gets what calibration changed; without rows when it was no stage of the scoring.</summary>
    public ReportTable Calibration => CalibrationTable.Build(_results, Scores);

    /// <summary>Gets how far annotators agree, beside the best provider; without rows when one alone labeled the images.</summary>
    public ReportTable Agreement => AgreementTable.Build(_results, Scores);

    /// <summary>
    /// Gets what providers reach when the photos of a product answer together; without rows when each image stands alone.
    /// </summary>
    public ReportTable Products => ProductTable.Build(Scores);

    /// <summary>Gets the providers that answered: model, failures, latency, throughput, cost.</summary>
    public ReportTable Providers => ProviderTable.Build(_results);

    /// <summary>Gets the providers that were skipped, with the reason; without rows when none was.</summary>
    public ReportTable Skipped => SkippedTable.Build(_results);

    /// <summary>Gets the paired differences between providers; without rows when there was only one provider.</summary>
    public ReportTable Pairwise => PairwiseTable.Build(_results, Facets);

    /// <summary>Gets what was wrong with the labeled set; without rows when nothing was.</summary>
    public ReportTable Problems => ProblemTable.Build(_results);

    /// <summary>Gets what the metrics mean, in their order: heading and definition.</summary>
    public ReportTable Metrics => MetricTable.Build(_results);

    /// <summary>
    /// Gets the leaderboard of the primary question, with answers, price and speed; <see langword="null"/> when nothing was scored.
    /// </summary>
    public ReportTable? Decision => DecisionTable.Build(_results, Scores);

    /// <summary>
    /// Gets what the images can show of the pairs of the primary question, and how many would show more; without rows where no pair was
    /// tested by right and wrong answers.
    /// </summary>
    public ReportTable Planning => PlanningTable.Build(_results);

    internal IReadOnlyList<FacetScores> Scores { get; }

    internal HeatMap HeatMap => HeatMap.Build(_results, Scores);

    /// <summary>Makes the table of the providers on one facet, best first.</summary>
    /// <param name="facet">The facet's id.</param>
    /// <returns>The table. Columns that no provider has a value for are left out.</returns>
    /// <exception cref="ArgumentException">No provider was scored on the facet.</exception>
    public ReportTable GetLeaderboard(string facet) => LeaderboardTable.Build(GetScores(facet));

    /// <summary>
    /// Makes the table of the values of a facet with one provider's scores, weakest first; values with fewer than 20 images are muted and
    /// come last.
    /// </summary>
    /// <param name="facet">The facet's id.</param>
    /// <param name="provider">The provider's id.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">The provider was not scored on the facet.</exception>
    public ReportTable GetClasses(string facet, string provider)
    {
        var scores = GetScores(facet);
        var scored = scores.Providers.FirstOrDefault(candidate => candidate.Id == provider)
            ?? throw new ArgumentException($"The provider '{provider}' was not scored on the facet '{facet}'.", nameof(provider));
        return ClassTable.Build(scored, scores.Result(scored));
    }

    internal FacetScores GetScores(string facet) =>
        Scores.FirstOrDefault(scores => scores.Facet == facet)
        ?? throw new ArgumentException($"No provider was scored on the facet '{facet}'.", nameof(facet));
}
