namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class GroupTests
{
    private static readonly Random Dice = new(3);

    private static readonly bool[] Right = [.. Enumerable.Range(0, 40).SelectMany(_ => Enumerable.Repeat(Dice.NextDouble() < 0.7, 5))];

    [Fact]
    public void Five_photos_of_each_product_say_no_more_than_one()
    {
        var alone = Top1(Score(Right, groups: null));
        var grouped = Top1(Score(Right, groups: 5));
        var single = Top1(Score([.. Right.Where((_, i) => i % 5 == 0)], groups: null));

        Assert.Equal(alone.Value, grouped.Value);
        Assert.True(grouped.High - grouped.Low > 2 * (alone.High - alone.Low));
        Assert.Equal(single.Low, grouped.Low, 0.02);
        Assert.Equal(single.High, grouped.High, 0.02);
    }

    [Fact]
    public void Groups_of_one_are_no_groups() =>
        Assert.Equal(BakeoffResultsJson.Write(Score(Right, groups: null) with { Dataset = null }), BakeoffResultsJson.Write(Score(Right, groups: 1) with { Dataset = null }));

    [Fact]
    public void The_number_of_groups_stands_in_the_results()
    {
        Assert.Equal(40, Score(Right, groups: 5).Dataset!.Groups);
        Assert.Null(Score(Right, groups: null).Dataset!.Groups);
    }

    [Fact]
    public void A_list_of_groups_of_another_length_is_refused() => Assert.Throws<ArgumentException>(() => BakeoffScorer.Score(
        new ScoringSet { Images = ["a", "b"], Groups = ["x"], Truth = [], Predictions = [] }, cancellationToken: TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("{0}_{1}.jpg", 100)]
    [InlineData("{0}-{1}.png", 100)]
    [InlineData("dir/{0} ({1}).jpeg", 100)]
    [InlineData("img_{2}.jpg", 0)]
    [InlineData("img-{2:D4}.jpg", 0)]
    [InlineData("{2}.jpg", 0)]
    public void Names_that_share_a_stem_with_a_few_others_suggest_groups(string pattern, int expected)
    {
        string[] names = [.. Enumerable.Range(0, 100).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, 4711 + (i / 4), i % 4, i))];

        Assert.Equal(expected, NameStems.CountAlike(names));
    }

    [Fact]
    public void Views_by_name_suggest_groups() => Assert.Equal(
        30, NameStems.CountAlike([.. Enumerable.Range(0, 10).SelectMany(i => new[] { $"sku{i}_front.jpg", $"sku{i}_back.jpg", $"sku{i}_detail.jpg" })]));

    private static Estimate Top1(BakeoffResults results) => results.Providers[0].Facets[TestSets.Facet].Metrics["top1"];

    private static BakeoffResults Score(bool[] right, int? groups)
    {
        var set = new ScoringSet
        {
            Images = [.. right.Select((_, i) => $"{i}")],
            Groups = groups is null ? [] : [.. right.Select((_, i) => $"{i / groups}")],
            Truth = [new FacetTruth { Facet = TestSets.Facet, IsMultiValued = false, Values = [.. right.Select(_ => (IReadOnlyList<string>)["a"])] }],
            Predictions = [TestSets.Provider("p", right.Select(isRight => (IReadOnlyList<ScoredValue>)[new(isRight ? "a" : "b", 0.9)]))],
        };
        return TestSets.Score(set, new ScoringOptions { Resamples = 100 });
    }
}
