using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Words the verdict on the facet that matters most.</summary>
internal static class VerdictText
{
    public static string From(IReadOnlyList<FacetScores> facets)
    {
        if (facets.Count == 0)
        {
            return "Nothing was scored: no provider gave an answer on a labeled facet.";
        }

        var scores = facets[0];
        return scores.Providers.Count == 1
            ? $"On {Images(scores)}, {Name(scores.Providers[0])} has {Value(scores, scores.Providers[0])} on {scores.Name}."
            : $"{Lead(scores)}{Rest(scores)}{Cost(scores)}";
    }

    private static string Lead(FacetScores scores)
    {
        var first = scores.Providers[0];
        var second = scores.Providers[1];
        var tied = scores.Providers.Skip(1).Where(scores.IsTiedWithFirst).ToList();
        if (tied.Count > 0)
        {
            var names = Join([Name(first), .. tied.Select(Name)]);
            return $"On {Images(scores)}, {names} are tied for first on {scores.Name}: {Name(first)} has {Value(scores, first)}, "
                + $"and its lead over {Name(tied[0])} of {Distance(scores, first, tied[0])} is within the uncertainty.";
        }

        var comparison = scores.Compare(first, second) is null
            ? $" {Name(second)} follows with {Value(scores, second)}; the difference was not tested."
            : $" It is ahead of {Name(second)} by {Distance(scores, first, second)}, more than chance explains.";
        return $"On {Images(scores)}, {Name(first)} leads on {scores.Name} with {Value(scores, first)}.{comparison}";
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

        return $" A thousand images cost {NumberText.Usd(price.Per1000Usd)} with {Name(first)} "
            + $"and {NumberText.Usd(rival.Per1000Usd)} with {Name(cheapest)}.";
    }

    private static string Name(ProviderResult provider) => ProviderCell.NameOf(provider);

    private static string Images(FacetScores scores) => scores.Images == 1 ? "1 image" : NumberText.Count(scores.Images) + " images";

    private static string Value(FacetScores scores, ProviderResult provider) => scores.Headline.Say(scores.HeadlineCell(provider));

    private static string Distance(FacetScores scores, ProviderResult first, ProviderResult second)
    {
        var lead = scores.Lead(first, second)!;
        var metric = scores.Headline;
        var unit = metric.IsInPoints() ? " points" : "";
        var interval = metric.DifferenceInterval(lead) is { } ends ? $" ({ends})" : "";
        return $"{metric.Difference(lead.Difference).TrimStart('+')}{unit}{interval}";
    }

    private static string Join(List<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}
