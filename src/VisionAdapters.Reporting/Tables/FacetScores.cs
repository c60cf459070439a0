using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The providers that were scored on one facet, best first, and what can be said about their order.</summary>
internal sealed class FacetScores
{
    /// <summary>The level below which an adjusted p-value counts as a difference.</summary>
    public const double Significance = 0.05;

    private readonly IReadOnlyList<PairwiseResult> _pairs;

    private FacetScores(string facet, BakeoffResults results)
    {
        Facet = facet;
        Name = NameOf(facet, results);
        var scored = results.Providers.Where(provider => provider.Facets.ContainsKey(facet)).ToList();
        IsMultiValued = scored.Exists(provider => provider.Facets[facet].MultiValued);
        Headline = IsMultiValued ? Metrics.MicroF1 : Metrics.Top1;
        Providers = [.. scored.OrderByDescending(HeadlineOf).ThenBy(provider => provider.Id, StringComparer.Ordinal)];
        _pairs = [.. results.Pairwise.Where(pair => pair.Facet == facet && pair.Metric == Headline.Name)];
    }

    public string Facet { get; }

    public string Name { get; }

    public bool IsMultiValued { get; }

    /// <summary>Gets the measure that decides the order.</summary>
    public Metric Headline { get; }

    public IReadOnlyList<Metric> Measures => IsMultiValued ? Metrics.MultiValued : Metrics.SingleValued;

    public IReadOnlyList<ProviderResult> Providers { get; }

    public int Images => Providers.Max(provider => provider.Facets[Facet].Images);

    /// <summary>The scored facets in the order of the results; one that the results do not list comes last.</summary>
    public static IReadOnlyList<FacetScores> Of(BakeoffResults results)
    {
        var scored = results.Providers.SelectMany(provider => provider.Facets.Keys).ToHashSet(StringComparer.Ordinal);
        var listed = results.Facets.Select(facet => facet.Id).Where(scored.Contains);
        return [.. listed.Union(scored, StringComparer.Ordinal).Select(facet => new FacetScores(facet, results))];
    }

    public static string NameOf(string facet, BakeoffResults results) =>
        results.Facets.FirstOrDefault(known => known.Id == facet)?.Name ?? facet;

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

    private double HeadlineOf(ProviderResult provider) => Headline.Select(provider.Facets[Facet])?.Value ?? double.NegativeInfinity;
}
