using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Facets in rows, providers in columns: the headline metric of each.</summary>
internal sealed class HeatMap
{
    public required IReadOnlyList<ProviderResult> Providers { get; init; }

    public required IReadOnlyList<HeatMapRow> Rows { get; init; }

    public static HeatMap Build(BakeoffResults results, IReadOnlyList<FacetScores> facets)
    {
        var providers = results.Providers.Where(provider => provider.Facets.Count > 0).ToList();
        return new HeatMap
        {
            Providers = providers,
            Rows =
            [
                .. facets.Select(scores => new HeatMapRow
                {
                    Facet = scores.Facet,
                    Name = scores.Name,
                    Images = scores.Images,
                    Measure = scores.Headline.Header,
                    Best = BestText.From(scores),
                    Cells = [.. providers.Select(provider => Cell(scores, provider))],
                }),
            ],
        };
    }

    private static HeatMapCell Cell(FacetScores scores, ProviderResult provider)
    {
        if (!provider.Facets.TryGetValue(scores.Facet, out var result)
            || result.NotRanked == ComparisonObstacle.NotOffered
            || result.Answers is { NotOffered: > 0 })
        {
            return new HeatMapCell { Content = ReportCell.FromText("not offered"), IsOffered = false };
        }

        var cell = scores.HeadlineCell(provider);
        return new HeatMapCell
        {
            Content = cell with { IsBest = scores.Ranked.Count > 1 && provider == scores.Ranked[0] },
            IsOffered = true,
            Share = scores.Headline.IsInPoints() && scores.Headline.Direction == MetricDirection.HigherIsBetter ? cell.Value?.Value : null,
        };
    }
}

internal sealed class HeatMapRow
{
    public required string Facet { get; init; }

    public required string Name { get; init; }

    public required int Images { get; init; }

    public required string Measure { get; init; }

    /// <summary>Gets what may be said of the best provider, in words.</summary>
    public required string Best { get; init; }

    public required IReadOnlyList<HeatMapCell> Cells { get; init; }

    public bool IsFew => Images < ReportTables.MinImages;
}

internal sealed class HeatMapCell
{
    public required ReportCell Content { get; init; }

    public required bool IsOffered { get; init; }

    /// <summary>Gets how much of the best possible value it is, in [0, 1]; null where the metric has no such scale.</summary>
    public double? Share { get; init; }
}

/// <summary>Says of a facet's providers who may be called best: only what the tested pairs say.</summary>
internal static class BestText
{
    public static string From(FacetScores scores)
    {
        if (scores.Ranked.Count == 0)
        {
            return "nobody is ranked";
        }

        var first = scores.Ranked[0];
        if (scores.Ranked.Count == 1)
        {
            return $"only {first.Id} is ranked";
        }

        var open = scores.Ranked.Skip(1).Where(other => !IsBetter(scores, first, other)).Select(other => other.Id).ToList();
        return open.Count == 0
            ? $"{first.Id} is better than the others"
            : $"{first.Id} has the highest value; not shown to be better than {string.Join(", ", open)}";
    }

    private static bool IsBetter(FacetScores scores, ProviderResult first, ProviderResult other) =>
        scores.Compare(first, other) is { Verdict: Verdict.Better } pair && pair.Winner == first.Id;
}
