namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class AnswerFlipTests
{
    private static readonly ScoringSet Set = new()
    {
        Images = ["a", "b", "c", "d", "e"],
        Truth =
        [
            new FacetTruth { Facet = "color", IsMultiValued = false, Values = [["red"], ["red"], ["red"], null, ["red"]] },
            new FacetTruth { Facet = "motif", IsMultiValued = true, Values = [["dots"], null, null, null, null] },
        ],
        Predictions = [Says("before", "red", "blue", "red", "red", null), Says("after", "red", "red", "blue", "blue", "red")],
    };

    [Fact]
    public void Images_on_which_just_one_is_right_are_found_and_unlabeled_ones_left_out()
    {
        var flips = AnswerFlips.Find(Set, "color", "before", "after");

        Assert.Equal(["c"], flips.OnlyFirst);
        Assert.Equal(["b", "e"], flips.OnlySecond);
    }

    [Fact]
    public void The_likeliest_value_counts()
    {
        var set = new ScoringSet { Images = ["a"], Truth = [new FacetTruth { Facet = "color", IsMultiValued = false, Values = [["red"]] }], Predictions = [Values("x", ("blue", 0.2), ("red", 0.7)), Values("y", ("red", 0.2), ("blue", 0.7))] };

        Assert.Equal(["a"], AnswerFlips.Find(set, "color", "x", "y").OnlyFirst);
    }

    [Theory]
    [InlineData("size", "before", "no facet 'size'")]
    [InlineData("motif", "before", "multi-valued")]
    [InlineData("color", "nobody", "no answers of 'nobody'")]
    public void What_the_set_does_not_have_is_told(string facet, string provider, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => AnswerFlips.Find(Set, facet, provider, "after")).Message, StringComparison.Ordinal);

    private static ProviderPredictions Says(string provider, params string?[] values) => new()
    {
        Provider = provider,
        Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal)
        {
            ["color"] = Array.ConvertAll(values, value => (IReadOnlyList<ScoredValue>)(value is null ? [] : [new ScoredValue(value, 0.9)])),
        },
    };

    private static ProviderPredictions Values(string provider, params (string Value, double Confidence)[] values) => new()
    {
        Provider = provider,
        Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal)
        {
            ["color"] = [Array.ConvertAll(values, value => new ScoredValue(value.Value, value.Confidence))],
        },
    };
}
