using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class SeveralValuesTests
{
    private static readonly IReadOnlyList<string>[] Street = [["dress", "boots"], ["coat", "bag"], ["coat"]];

    [Theory]
    [InlineData(SeveralValuesPolicy.Any, false)]
    [InlineData(SeveralValuesPolicy.All, true)]
    public void The_decision_stands_in_the_results_with_its_count(SeveralValuesPolicy policy, bool isMultiValued)
    {
        var results = Score(policy, isMultiValued, [], [], []);

        Assert.Equal(new SeveralValuesDecision { Policy = policy, IsDefault = true, Images = 2 }, results.Facets[0].SeveralValues);
        Assert.Contains($"\"policy\": \"{(isMultiValued ? "all" : "any")}\"", BakeoffResultsJson.Write(results), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_of_several_values_is_right()
    {
        var facet = Facet(Score(SeveralValuesPolicy.Any, isMultiValued: false, [new("boots", 0.9)], [new("hat", 0.9), new("bag", 0.4)], [new("coat", 1)]));

        Assert.Equal(2 / 3.0, facet.Metrics["top1"].Value, 1e-12);
        Assert.Equal(1, facet.Metrics["top5"].Value);
        Assert.Equal((2, 1), (facet.Answers!.Right, facet.Answers.Wrong));
    }

    [Fact]
    public void The_value_that_was_found_is_the_true_one_in_counts_by_class_and_the_first_where_none_was()
    {
        var facet = Facet(Score(SeveralValuesPolicy.Any, isMultiValued: false, [new("boots", 0.9)], [new("hat", 0.9)], [new("coat", 1)]));

        Assert.Equal([("boots", 1), ("coat", 2), ("hat", 0)], facet.Classes.Select(value => (value.Value, value.Support)));
    }

    [Fact]
    public void All_of_several_values_are_asked()
    {
        var facet = Facet(Score(SeveralValuesPolicy.All, isMultiValued: true, [new("boots", 0.9)], [new("coat", 0.9), new("bag", 0.6)], [new("coat", 1)]));

        Assert.Equal(8 / 9.0, facet.Metrics["microF1"].Value, 1e-12);
        Assert.DoesNotContain("top1", facet.Metrics.Keys);
    }

    [Fact]
    public void Several_values_without_a_rule_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Score(policy: null, isMultiValued: false, [], [], []));

        Assert.Contains("any of them is right", error.Message, StringComparison.Ordinal);
    }

    private static FacetResult Facet(BakeoffResults results) => results.Providers[0].Facets["category"];

    private static BakeoffResults Score(SeveralValuesPolicy? policy, bool isMultiValued, params ScoredValue[][] said) => BakeoffScorer.Score(
        new ScoringSet
        {
            Images = ["a", "b", "c"],
            Truth = [new FacetTruth { Facet = "category", IsMultiValued = isMultiValued, Values = Street, SeveralValues = policy, IsSeveralValuesDefault = true }],
            Predictions =
            [
                new ProviderPredictions
                {
                    Provider = "p",
                    Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal) { ["category"] = said },
                },
            ],
        },
        new ScoringOptions { Resamples = 0 });
}
