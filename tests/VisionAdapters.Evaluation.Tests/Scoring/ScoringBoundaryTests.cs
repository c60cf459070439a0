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

    public static TheoryData<ScoringOptions, string> Refused => new()
    {
        { new ScoringOptions { Threshold = 2 }, "The threshold is a confidence in [0, 1]." },
        { new ScoringOptions { Margin = -0.01 }, "The margin is a difference in [0, 1]." },
        { new ScoringOptions { Margin = 1.01 }, "The margin is a difference in [0, 1]." },
        { new ScoringOptions { MaxFailedShare = -0.01 }, "The share of failures is in [0, 1]." },
        { new ScoringOptions { MaxFailedShare = 1.01 }, "The share of failures is in [0, 1]." },
        { new ScoringOptions { Resamples = -1 }, "The number of resamples is in [0, 1000000]." },
        { new ScoringOptions { Permutations = 0 }, "The number of permutations is in [1, 10000000]." },
        { new ScoringOptions { MaxDegreeOfParallelism = 0 }, "At least one thread is needed." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_option_that_is_refused_is_told_with_its_range(ScoringOptions options, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => Score(Empty, options)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Margin_and_failures_at_the_ends_of_their_ranges_are_taken(double share) =>
        Assert.Empty(Score(Empty, new ScoringOptions { Margin = share, MaxFailedShare = share, Resamples = 0 }).Providers);

    [Fact]
    public void Lists_that_do_not_fit_the_images_are_refused_by_name()
    {
        var truth = new FacetTruth { Facet = "f", IsMultiValued = false, Values = [["a"], ["b"]] };
        var set = new ScoringSet { Images = ["1", "2"], Truth = [truth], Predictions = [] };

        AssertRefused(
            "The list of groups has 1 entries for 2 images; give one per image.",
            new ScoringSet { Images = set.Images, Truth = set.Truth, Predictions = [], Groups = ["g"] });
        AssertRefused(
            "The truth of facet 'f' has 1 entries for 2 images; give one per image.",
            new ScoringSet { Images = set.Images, Truth = [new FacetTruth { Facet = "f", IsMultiValued = false, Values = [["a"]] }], Predictions = [] });
        AssertRefused(
            "Facet 'facet' of provider 'p' has 1 entries for 2 images; give one per image.",
            new ScoringSet { Images = set.Images, Truth = set.Truth, Predictions = [Provider("p", [[]])] });
        AssertRefused(
            "The outcomes of provider 'p' has 1 entries for 2 images; give one per image.",
            new ScoringSet
            {
                Images = set.Images,
                Truth = set.Truth,
                Predictions = [new ProviderPredictions { Provider = "p", Facets = Provider("p", [[], []]).Facets, Outcomes = [default] }],
            });
    }

    [Fact]
    public void Several_true_values_of_a_single_valued_facet_are_refused_with_the_image() => AssertRefused(
        "Image '2' has several true values of facet 'f'; make the facet multi-valued, or say that any of them is right. (Parameter 'set')",
        new ScoringSet
        {
            Images = ["1", "2"],
            Truth = [new FacetTruth { Facet = "f", IsMultiValued = false, Values = [["a"], ["a", "b"]] }],
            Predictions = [],
        });

    [Fact]
    public void A_primary_facet_without_labels_is_refused_with_those_that_have_some()
    {
        FacetTruth Truth(string id) => new() { Facet = id, IsMultiValued = false, Values = [["a"]] };
        var set = new ScoringSet { Images = ["1"], Truth = [Truth("f"), Truth("g")], Predictions = [] };

        Assert.Equal(["f", "g"], Score(set, new ScoringOptions { PrimaryFacet = "g" }).Facets.Select(facet => facet.Id));
        Assert.StartsWith(
            "There are no labels of the primary facet 'h'; there are of f, g.",
            Assert.Throws<ArgumentException>(() => Score(set, new ScoringOptions { PrimaryFacet = "h" })).Message,
            StringComparison.Ordinal);
    }

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

    private static void AssertRefused(string message, ScoringSet set) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Score(set)).Message);

    private static ScoringOptions Options(double threshold, int resamples, int permutations, int threads) => new()
    {
        Threshold = threshold,
        Resamples = resamples,
        Permutations = permutations,
        MaxDegreeOfParallelism = threads,
    };
}
