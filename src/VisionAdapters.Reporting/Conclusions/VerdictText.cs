using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Words the answer to the primary question: each sentence says what its number says, and no more.</summary>
internal sealed class VerdictText
{
    private readonly FacetScores _scores;
    private readonly ComparisonRules? _rules;
    private readonly int? _groups;

    private VerdictText(FacetScores scores, BakeoffResults results) =>
        (_scores, _rules, _groups) = (scores, results.Rules, results.Dataset?.Groups);

    public static string From(BakeoffResults results)
    {
        var facets = FacetScores.From(results);
        if (facets.Count == 0)
        {
            return "Nothing was scored: no provider gave an answer on a labeled facet.";
        }

        var scores = facets.FirstOrDefault(facet => facet.Facet == results.Rules?.PrimaryFacet) ?? facets[0];
        var text = new VerdictText(scores, results);
        return string.Join(' ', text.Sentences().Where(sentence => sentence.Length > 0));
    }

    private IEnumerable<string> Sentences() => _scores.Ranked.Count switch
    {
        0 => [NobodyIsRanked(), .. NotRanked()],
        1 => [$"On {Images()}, {Name(_scores.Ranked[0])} has {Value(_scores.Ranked[0])} on {_scores.Name}.", .. NotRanked()],
        _ => [Lead(), .. Comparisons(), .. NotRanked(), Cost()],
    };

    private string NobodyIsRanked() => _scores.Providers.All(provider => provider.Emulated)
        ? "This is a rehearsal: nobody is ranked or compared."
        : $"Nobody is ranked on {_scores.Name}.";

    private string Lead()
    {
        var first = _scores.Ranked[0];
        return $"On {Images()}, {Name(first)} has {Value(first)} on {_scores.Name}, the best of {_scores.Ranked.Count} that are ranked.";
    }

    /// <summary>What the tests say of the first against each other one, in the order of the ranking.</summary>
    private IEnumerable<string> Comparisons()
    {
        var first = _scores.Ranked[0];
        foreach (var other in _scores.Ranked.Skip(1))
        {
            yield return _scores.Lead(first, other) switch
            {
                null => $"{Name(other)} has {Value(other)}; the difference was not tested.",
                { Verdict: Verdict.Better } pair when pair.Winner == first.Id => $"It is better than {Name(other)} by {Distance(pair)}.",
                { Verdict: Verdict.Better } pair => $"Yet {Name(other)} is better by {Distance(pair)}.",
                { Verdict: Verdict.Equivalent } pair => $"{Name(other)} is equivalent within {Margin()}: the difference is "
                    + $"{Distance(pair)}.",
                { Verdict: Verdict.Undecided } pair => $"Against {Name(other)} it is undecided: the difference is {Distance(pair)}.",
                _ => $"{Name(other)} has {Value(other)} and is not comparable.",
            };
        }

        var pairs = _scores.TestedPairs;
        if (pairs > 1)
        {
            yield return $"Intervals and p-values of differences are adjusted for the {pairs} pairs that were tested.";
        }
    }

    /// <summary>Who is not ranked, those for the same reason in one sentence.</summary>
    private IEnumerable<string> NotRanked() =>
        from provider in _scores.NotRanked
        group Name(provider) by _scores.WhyNotRanked(provider) into reason
        select $"{List([.. reason])} {(reason.Count() == 1 ? "is" : "are")} not ranked: {reason.Key}.";

    /// <summary>The price of the first beside the cheapest other one's, when both are known and differ.</summary>
    private string Cost()
    {
        var first = _scores.Ranked[0];
        var cheapest = _scores.Ranked.Skip(1).Where(provider => provider.Cost is not null).MinBy(provider => provider.Cost!.Per1000Usd);
        return first.Cost is not { } price || cheapest?.Cost is not { } rival || price.Per1000Usd == rival.Per1000Usd
            ? ""
            : $"A thousand images cost {NumberText.Usd(price.Per1000Usd)} with {Name(first)} "
                + $"and {NumberText.Usd(rival.Per1000Usd)} with {Name(cheapest)}, at list price.";
    }

    private static string List(string[] names) =>
        names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    private static string Name(ProviderResult provider) => ProviderCell.NameOf(provider);

    private string Images()
    {
        var images = _scores.Images == 1 ? "1 image" : NumberText.Count(_scores.Images) + " images";
        return _groups is { } groups
            ? $"{images} (the set has {(groups == 1 ? "1 group" : NumberText.Count(groups) + " groups")})"
            : images;
    }

    private string Value(ProviderResult provider) => _scores.Headline.Say(_scores.HeadlineCell(provider));

    private string Margin() => $"{NumberText.Points(_rules?.Margin ?? 0).TrimStart('+')} points";

    /// <summary>A difference with the interval and the p-value that go together.</summary>
    private string Distance(PairwiseResult pair)
    {
        var metric = _scores.Headline;
        var unit = metric.IsInPoints() ? " points" : "";
        var interval = metric.AdjustedInterval(pair) is { } ends ? $"{ends}; " : "";
        return $"{metric.Difference(pair.Difference).TrimStart('+')}{unit} ({interval}p {NumberText.PValue(pair.PAdjusted)})";
    }
}
