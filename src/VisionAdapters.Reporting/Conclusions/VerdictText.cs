using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Words the verdict on the facet that matters most.</summary>
internal static class VerdictText
{
    public static string Of(BakeoffResults results)
    {
        var facets = FacetScores.Of(results);
        if (facets.Count == 0)
        {
            return "Nothing was scored: no provider gave an answer on a labeled facet.";
        }

        var scores = facets[0];
        return scores.Providers.Count == 1 ? Single(scores) : $"{Lead(scores)}{Rest(scores)}{Cost(scores)}";
    }

    private static string Single(FacetScores scores)
    {
        var provider = scores.Providers[0];
        var cell = scores.HeadlineCell(provider);
        return scores.IsMultiValued
            ? $"On {Images(scores)}, {Name(provider)} reaches a micro F1 of {cell.Text}{Interval(cell)} on {scores.Name}."
            : $"On {Images(scores)}, {Name(provider)} names the right {scores.Name} for {cell.Text}{Interval(cell)}.";
    }

    private static string Lead(FacetScores scores)
    {
        var first = scores.Providers[0];
        var second = scores.Providers[1];
        var cell = scores.HeadlineCell(first);
        var tied = scores.Providers.Skip(1).Where(scores.IsTiedWithFirst).ToList();
        if (tied.Count > 0)
        {
            var names = Join([Name(first), .. tied.Select(Name)]);
            return $"On {Images(scores)}, {names} are tied for first on {scores.Name}: {Name(first)} has {Value(scores, cell)}, and its lead over {Name(tied[0])} of {Distance(scores, first, tied[0])} is within the uncertainty.";
        }

        var comparison = scores.Compare(first, second) is null
            ? $" {Name(second)} follows with {Value(scores, scores.HeadlineCell(second))}; the difference was not tested."
            : $" It is ahead of {Name(second)} by {Distance(scores, first, second)}, more than chance explains.";
        return $"On {Images(scores)}, {Name(first)} leads on {scores.Name} with {Value(scores, cell)}.{comparison}";
    }

    private static string Rest(FacetScores scores)
    {
        var behind = scores.Providers
            .Skip(1)
            .Where(provider => scores.Compare(scores.Providers[0], provider) is { PAdjusted: < FacetScores.Significance })
            .Except(scores.Providers.Any(scores.IsTiedWithFirst) ? [] : scores.Providers.Skip(1).Take(1))
            .Select(Name)
            .ToList();
        return behind.Count == 0 ? "" : $" {Join(behind)} {(behind.Count == 1 ? "is" : "are")} clearly behind.";
    }

    /// <summary>The price of the leader beside the cheapest rival's, when both are known and differ much.</summary>
    private static string Cost(FacetScores scores)
    {
        var first = scores.Providers[0];
        var cheapest = scores.Providers.Skip(1).Where(provider => provider.Cost is not null).MinBy(provider => provider.Cost!.Per1000Usd);
        if (first.Cost is not { } price || cheapest?.Cost is not { } rival || price.Per1000Usd == rival.Per1000Usd)
        {
            return "";
        }

        return $" A thousand images cost {NumberText.Usd(price.Per1000Usd)} with {Name(first)} and {NumberText.Usd(rival.Per1000Usd)} with {Name(cheapest)}.";
    }

    private static string Name(ProviderResult provider) => provider.Emulated ? provider.Id + " (emulated)" : provider.Id;

    private static string Images(FacetScores scores) => scores.Images == 1 ? "1 image" : NumberText.Count(scores.Images) + " images";

    private static string Value(FacetScores scores, ReportCell cell) =>
        scores.IsMultiValued ? $"a micro F1 of {cell.Text}{Interval(cell)}" : $"{cell.Text} right{Interval(cell)}";

    private static string Interval(ReportCell cell) => cell.Interval is null ? "" : $" ({cell.Interval})";

    private static string Distance(FacetScores scores, ProviderResult first, ProviderResult second)
    {
        var pair = scores.Compare(first, second)!;
        var points = NumberText.Points(pair.Difference).TrimStart('+');
        return $"{points} points ({NumberText.PointsInterval(pair.Low, pair.High)})";
    }

    private static string Join(List<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}
