using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Reporting;

/// <summary>The providers that were scored on one facet, and what can be said about their order.</summary>
internal sealed class FacetScores
{
    private static readonly MetricDescription NoMetric = new() { Id = "", Header = "–", Definition = "" };

    private readonly IReadOnlyList<PairwiseResult> _pairs;

    private FacetScores(string facet, BakeoffResults results, IReadOnlyList<MetricDescription> metrics)
    {
        Facet = facet;
        Name = NameOf(facet, results);
        AcceptsAny = results.Facets.FirstOrDefault(known => known.Id == facet)?.SeveralValues?.Policy == SeveralValuesPolicy.Any;
        var scored = results.Providers.Where(provider => provider.Facets.ContainsKey(facet)).ToList();
        IsMultiValued = scored.Exists(provider => provider.Facets[facet].MultiValued);
        var kind = IsMultiValued ? FacetKinds.MultiValued : FacetKinds.SingleValued;
        Metrics =
        [
            .. metrics.Where(metric => metric.ShownOn.HasFlag(kind)
                && scored.Exists(provider => ValueOf(provider, metric) is not null || metric.IsTooFew(provider.Facets[facet]))),
        ];
        Headline = Metrics.Count > 0 ? Metrics[0] : NoMetric;
        Ranked =
        [
            .. scored.Where(provider => provider.Facets[facet].NotRanked is null).Order(Comparer<ProviderResult>.Create(CompareRanks)),
        ];
        NotRanked = [.. scored.Except(Ranked)];
        Providers = [.. Ranked, .. NotRanked];
        _pairs = [.. results.Pairwise.Where(pair => pair.Facet == facet && pair.Metric == Headline.Id)];
    }

    public string Facet { get; }

    public string Name { get; }

    /// <summary>Gets a value indicating whether any one of an image's true values is right.</summary>
    public bool AcceptsAny { get; }

    public bool IsMultiValued { get; }

    /// <summary>Gets the metric that decides the order.</summary>
    public MetricDescription Headline { get; }

    /// <summary>Gets the metrics to show that some provider has a value of.</summary>
    public IReadOnlyList<MetricDescription> Metrics { get; }

    /// <summary>Gets the providers that may be ranked, best first.</summary>
    public IReadOnlyList<ProviderResult> Ranked { get; }

    /// <summary>Gets the other ones, in the order of the results.</summary>
    public IReadOnlyList<ProviderResult> NotRanked { get; }

    /// <summary>Gets all providers: the ranked ones, then the others.</summary>
    public IReadOnlyList<ProviderResult> Providers { get; }

    /// <summary>Gets the number of pairs that were tested together.</summary>
    public int TestedPairs => _pairs.Count(pair => pair.Verdict != Verdict.NotComparable);

    public int Images => Providers.Max(provider => provider.Facets[Facet].Images);

    /// <summary>The scored facets in the order of the results; one that the results do not list comes last.</summary>
    public static IReadOnlyList<FacetScores> From(BakeoffResults results)
    {
        var scored = results.Providers.SelectMany(provider => provider.Facets.Keys).ToHashSet(StringComparer.Ordinal);
        var listed = results.Facets.Select(facet => facet.Id).Where(scored.Contains);
        var metrics = MetricsOf(results);
        return [.. listed.Union(scored, StringComparer.Ordinal).Select(facet => new FacetScores(facet, results, metrics))];
    }

    public static string NameOf(string facet, BakeoffResults results) =>
        results.Facets.FirstOrDefault(known => known.Id == facet)?.Name ?? facet;

    /// <summary>The metrics of the results; one that has values and is not described goes by its id and comes last.</summary>
    public static IReadOnlyList<MetricDescription> MetricsOf(BakeoffResults results) =>
    [
        .. results.Metrics,
        .. results.Providers
            .SelectMany(provider => provider.Facets.Values)
            .SelectMany(facet => facet.Metrics.Keys)
            .Distinct(StringComparer.Ordinal)
            .Except(results.Metrics.Select(metric => metric.Id), StringComparer.Ordinal)
            .Select(MetricCalled),
    ];

    public static MetricDescription FindMetric(string id, BakeoffResults results) =>
        results.Metrics.FirstOrDefault(metric => metric.Id == id) ?? MetricCalled(id);

    public FacetResult Result(ProviderResult provider) => provider.Facets[Facet];

    public ReportCell HeadlineCell(ProviderResult provider) => Headline.Cell(Result(provider));

    /// <summary>The difference of two providers' headline metric, first less second; null when it was not tested.</summary>
    public PairwiseResult? Compare(ProviderResult first, ProviderResult second)
    {
        foreach (var pair in _pairs)
        {
            if (pair.A == first.Id && pair.B == second.Id)
            {
                return pair;
            }

            if (pair.A == second.Id && pair.B == first.Id)
            {
                return Reverse(pair) with { A = pair.B, B = pair.A };
            }
        }

        return null;
    }

    /// <summary>How far the first provider is ahead of the second one, better being more; null when it was not tested.</summary>
    public PairwiseResult? Lead(ProviderResult first, ProviderResult second) =>
        Compare(first, second) is { } pair && Headline.Direction == MetricDirection.LowerIsBetter ? Reverse(pair) : Compare(first, second);

    /// <summary>Says why a provider is not ranked, as the end of a sentence.</summary>
    public string WhyNotRanked(ProviderResult provider) => Result(provider) switch
    {
        { NotRanked: ComparisonObstacle.Rehearsal } => "an emulator answered instead",
        { NotRanked: ComparisonObstacle.NotOffered } => $"it does not offer {Name}",
        { Answers: { } counts, Images: var images } => string.Join(
            " and ",
            new[] { ("refused", counts.Refused), ("failed on", counts.Failed) }
                .Where(part => part.Item2 > 0)
                .Select(part => $"it {part.Item1} {NumberText.Count(part.Item2)} of {NumberText.Count(images)} images")),
        _ => "it has too few answers",
    };

    /// <summary>What is to be said of a provider beside its name: how it stands to the first, or why it has no rank.</summary>
    public string? Remark(ProviderResult provider) => Result(provider).NotRanked switch
    {
        ComparisonObstacle.Rehearsal => null,
        ComparisonObstacle.NotOffered => "not offered",
        ComparisonObstacle.TooManyFailures => "not ranked: too many failures",
        _ when provider == Ranked[0] => null,
        _ => Compare(Ranked[0], provider)?.Verdict switch
        {
            Verdict.Equivalent => "equivalent to the first",
            Verdict.Undecided => "undecided against the first",
            _ => null,
        },
    };

    private static PairwiseResult Reverse(PairwiseResult pair) =>
        pair with
        {
            Difference = -pair.Difference,
            Low = -pair.High,
            High = -pair.Low,
            AdjustedLow = -pair.AdjustedHigh,
            AdjustedHigh = -pair.AdjustedLow,
        };

    private static MetricDescription MetricCalled(string id) => new() { Id = id, Header = id, Definition = "" };

    private double? ValueOf(ProviderResult provider, MetricDescription metric) =>
        provider.Facets[Facet].Metrics.GetValueOrDefault(metric.Id)?.Value;

    private int CompareRanks(ProviderResult first, ProviderResult second)
    {
        var (a, b) = (ValueOf(first, Headline), ValueOf(second, Headline));
        if (a is null || b is null)
        {
            return a is null == b is null ? string.CompareOrdinal(first.Id, second.Id) : a is null ? 1 : -1;
        }

        return Headline.IsWorse(a.Value, b.Value) ? 1
            : Headline.IsWorse(b.Value, a.Value) ? -1
            : string.CompareOrdinal(first.Id, second.Id);
    }
}
