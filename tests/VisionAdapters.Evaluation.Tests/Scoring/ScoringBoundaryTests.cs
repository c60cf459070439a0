using static VisionAdapters.Evaluation.Tests.Scoring.TestSets;

namespace VisionAdapters.Evaluation.Tests.Scoring;

/// <summary>What happens at the ends of ranges, and where a metric has nothing to divide by.</summary>
public sealed class ScoringBoundaryTests
{
    private static readonly ScoringSet Empty = new() { Images = [], Truth = [], Predictions = [] };

    [Theory]
    [InlineData(0.0, 0, 1, 1)]
    [InlineData(1.0, 1_000_000, 10_000_000, int.MaxValue)]
    public void Options_at_the_ends_of_their_ranges_are_taken(double threshold, int resamples, int permutations, int threads) =>
        Assert.Empty(Score(Empty, Options(threshold, resamples, permutations, threads)).Providers);

    [Theory]
    [InlineData(-0.001, 0, 1, 1)]
    [InlineData(1.001, 0, 1, 1)]
    [InlineData(double.NaN, 0, 1, 1)]
    [InlineData(0.5, -1, 1, 1)]
    [InlineData(0.5, 1_000_001, 1, 1)]
    [InlineData(0.5, 0, 0, 1)]
    [InlineData(0.5, 0, 10_000_001, 1)]
    [InlineData(0.5, 0, 1, 0)]
    public void Options_beyond_their_ranges_are_refused(double threshold, int resamples, int permutations, int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Score(Empty, Options(threshold, resamples, permutations, threads)));

    [Fact]
    public void When_everything_is_one_class_agreement_beyond_chance_is_undefined_and_correlation_is_0()
    {
        var facet = Score([new(["a"], [new("a", 1)], []), new(["a"], [new("a", 1)], [])], multiValued: false);

        Assert.Equal(1, facet.Metrics["top1"].Value);
        Assert.DoesNotContain("cohenKappa", facet.Metrics.Keys);
        Assert.Equal(0, facet.Metrics["matthewsCorrelation"].Value);
    }

    [Fact]
    public void Without_any_prediction_there_is_no_calibration_error_and_all_else_is_0()
    {
        var facet = Score([new(["a"], [], []), new(["b"], [], [])], multiValued: false);

        Assert.DoesNotContain("expectedCalibrationError", facet.Metrics.Keys);
        Assert.Equal((0.0, 0.0, 0.0, 0.0), (facet.Metrics["coverage"].Value, facet.Metrics["top1"].Value, facet.Metrics["microPrecision"].Value, facet.Metrics["macroF1"].Value));
        Assert.Equal([("a", 1, 0, 0.0), ("b", 1, 0, 0.0)], facet.Classes.Select(value => (value.Value, value.Support, value.Predicted, value.F1)));
    }

    [Fact]
    public void Empty_truth_and_empty_answers_of_a_multi_valued_facet_score_0_and_have_no_ranking()
    {
        var facet = Score([new([], [], []), new([], [], [])], multiValued: true);

        Assert.Equal((2, 0.0, 0.0), (facet.Images, facet.Metrics["microF1"].Value, facet.Metrics["sampleF1"].Value));
        Assert.DoesNotContain("meanAveragePrecision", facet.Metrics.Keys);
        Assert.Empty(facet.Classes);
    }

    [Theory]
    [InlineData(new[] { "f", "f" }, new[] { "p" }, "The facet 'f' is listed twice.")]
    [InlineData(new[] { "f" }, new[] { "p", "q", "p" }, "The provider 'p' is listed twice.")]
    public void A_repeated_id_is_refused_by_name(string[] facets, string[] providers, string message)
    {
        var set = new ScoringSet
        {
            Images = ["1"],
            Truth = [.. facets.Select(facet => new FacetTruth { Facet = facet, IsMultiValued = false, Values = [["a"]] })],
            Predictions = [.. providers.Select(provider => Provider(provider, [[]]))],
        };

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Score(set)).Message);
    }

    [Fact]
    public void Results_list_the_facets_as_the_set_does()
    {
        FacetTruth Truth(string id, string? name) => new() { Facet = id, Name = name, IsMultiValued = false, Values = [["a"]] };
        var set = new ScoringSet { Images = ["1"], Truth = [Truth("zip", "Zip fastener"), Truth("allergen", null)], Predictions = [] };

        Assert.Equal([("zip", "Zip fastener"), ("allergen", "allergen")], Score(set).Facets.Select(facet => (facet.Id, facet.Name)));
    }

    private static ScoringOptions Options(double threshold, int resamples, int permutations, int threads) => new()
    {
        Threshold = threshold,
        Resamples = resamples,
        Permutations = permutations,
        MaxDegreeOfParallelism = threads,
    };
}
