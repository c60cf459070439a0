using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The providers that were scored on one facet, best first, and what can be said about their order.</summary>
internal sealed class FacetScores
{
    /// <summary>The level below which an adjusted p-value counts as a difference.</summary>
    public const double Significance = 0.05;

    // The order of the command line's documentation, which goes from what is asked first to details.
    private static readonly string[] KnownFacets =
    [
        "category", "gender", "age-group", "colour", "pattern", "print-type", "sleeve-length", "neckline", "collar", "fit", "length", "waist-rise",
        "material", "occasion", "season", "closure", "toe-shape", "heel-type",
    ];

    private readonly IReadOnlyList<PairwiseResult> _pairs;

    private FacetScores(string facet, BakeoffResults results)
    {
        Facet = facet;
        var scored = results.Providers.Where(provider => provider.Facets.ContainsKey(facet)).ToList();
        IsMultiValued = scored.Exists(provider => provider.Facets[facet].MultiValued);
        Headline = IsMultiValued ? Metrics.MicroF1 : Metrics.Top1;
        Providers = [.. scored.OrderByDescending(HeadlineOf).ThenBy(provider => provider.Id, StringComparer.Ordinal)];
        _pairs = [.. results.Pairwise.Where(pair => pair.Facet == facet && pair.Metric == Headline.Name)];
    }

    public string Facet { get; }

    public bool IsMultiValued { get; }

    /// <summary>Gets the measure that decides the order.</summary>
    public Metric Headline { get; }

    public IReadOnlyList<Metric> Measures => IsMultiValued ? Metrics.MultiValued : Metrics.SingleValued;

    public IReadOnlyList<ProviderResult> Providers { get; }

    public int Images => Providers.Max(provider => provider.Facets[Facet].Images);

    /// <summary>The facets of a bake-off, the one that matters most first.</summary>
    public static IReadOnlyList<FacetScores> Of(BakeoffResults results) =>
    [
        .. results.Providers
            .SelectMany(provider => provider.Facets.Keys)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(Position)
            .ThenBy(facet => facet, StringComparer.Ordinal)
            .Select(facet => new FacetScores(facet, results)),
    ];

    public static FacetScores Of(BakeoffResults results, string facet) =>
        Of(results).FirstOrDefault(scores => scores.Facet == facet)
        ?? throw new ArgumentException($"No provider was scored on the facet '{facet}'.", nameof(facet));

    public FacetResult Result(ProviderResult provider) => provider.Facets[Facet];

    public ReportCell HeadlineCell(ProviderResult provider) => Headline.Cell(Result(provider));

    /// <summary>The difference of two providers' headline measure, first less second; null when it was not tested.</summary>
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
                return pair with { A = pair.B, B = pair.A, Difference = -pair.Difference, Low = -pair.High, High = -pair.Low };
            }
        }

        return null;
    }

    /// <summary>Whether the provider's distance from the first is within the uncertainty; false for the first itself.</summary>
    public bool IsTiedWithFirst(ProviderResult provider) =>
        provider != Providers[0] && Compare(Providers[0], provider) is { PAdjusted: >= Significance };

    private static int Position(string facet)
    {
        var position = Array.IndexOf(KnownFacets, facet);
        return position < 0 ? KnownFacets.Length : position;
    }

    private double HeadlineOf(ProviderResult provider) => Headline.Select(provider.Facets[Facet])?.Value ?? double.NegativeInfinity;
}
