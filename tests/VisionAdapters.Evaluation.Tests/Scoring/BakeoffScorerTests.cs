using static VisionAdapters.Evaluation.Tests.Scoring.TestSets;

namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class BakeoffScorerTests
{
    private static readonly Photo[] Dresses =
    [
        new(["dress"], [new("dress", 0.9), new("skirt", 0.4)], [new("dress", 0.8)]),
        new(["dress"], [new("skirt", 0.6), new("dress", 0.6)], [new("dress", 0.7)]),
        new(["skirt"], [], [new("skirt", 0.9)]),
        new(["coat"], [new("jacket", 0.5)], [new("coat", 0.2)]),
    ];

    [Fact]
    public void An_abstention_is_wrong_and_a_false_negative_but_no_false_positive()
    {
        var facet = Score(Dresses, multiValued: false);

        Assert.Equal(0.75, facet.Metrics["coverage"].Value);
        Assert.Equal(0.25, facet.Metrics["top1"].Value);
        var skirt = facet.Classes.Single(c => c.Value == "skirt");
        Assert.Equal((1, 1, 0.0), (skirt.Support, skirt.Predicted, skirt.Recall));
        Assert.Equal(1.0 / 3, facet.Metrics["microPrecision"].Value, 1e-12);
        Assert.Equal(1.0 / 4, facet.Metrics["microRecall"].Value, 1e-12);
    }

    [Fact]
    public void The_first_of_equal_confidences_is_the_prediction()
    {
        var first = Score([Dresses[1]], multiValued: false);
        var second = Score([Dresses[1] with { First = [new("dress", 0.6), new("skirt", 0.6)] }], multiValued: false);

        Assert.Equal(0, first.Metrics["top1"].Value);
        Assert.Equal(1, second.Metrics["top1"].Value);
    }

    [Fact]
    public void A_true_value_in_sixth_place_is_not_among_the_best_five()
    {
        ScoredValue[] answer = [.. Enumerable.Range(1, 6).Select(rank => new ScoredValue($"v{rank}", 1 - (rank / 10.0)))];

        var facet = Score([new(["v5"], answer, []), new(["v6"], answer, [])], multiValued: false);

        Assert.Equal(0.5, facet.Metrics["top5"].Value);
    }

    [Fact]
    public void A_confidence_equal_to_the_threshold_is_a_prediction()
    {
        var set = Set([new(["a"], [new("a", 0.7), new("b", 0.69)], [])], multiValued: true);

        var facet = Score(set, new ScoringOptions { Threshold = 0.7, Resamples = 0 }).Providers[0].Facets[Facet];

        Assert.Equal(1, facet.Metrics["microF1"].Value);
    }

    [Fact]
    public void A_provider_is_scored_at_its_own_threshold()
    {
        var shared = Set([new(["a"], [new("a", 0.4)], [new("a", 0.4)])], multiValued: true);
        var own = new ProviderPredictions
        {
            Provider = shared.Predictions[0].Provider,
            Facets = shared.Predictions[0].Facets,
            Thresholds = new Dictionary<string, double>(StringComparer.Ordinal) { [Facet] = 0.4 },
        };
        var set = new ScoringSet { Images = shared.Images, Truth = shared.Truth, Predictions = [own, shared.Predictions[1]] };

        var facets = Score(set, new ScoringOptions { Resamples = 0 }).Providers.Select(provider => provider.Facets[Facet]);

        Assert.Equal([(1.0, 0.4), (0.0, 0.5)], facets.Select(facet => (facet.Metrics["microF1"].Value, facet.Threshold!.Value)));
    }

    [Fact]
    public void Unknown_images_are_left_out_and_images_without_values_count_in_a_multi_valued_facet_only()
    {
        IReadOnlyList<string>?[] truth = [["a"], [], null];
        IReadOnlyList<ScoredValue>[] answers = [[new("a", 1)], [new("b", 1)], [new("c", 1)]];
        FacetResult ScoreAs(bool multiValued) => Score(
            new ScoringSet
            {
                Images = ["1", "2", "3"],
                Truth = [new FacetTruth { Facet = Facet, IsMultiValued = multiValued, Values = truth }],
                Predictions = [Provider("p", answers)],
            },
            new ScoringOptions { Resamples = 0 }).Providers[0].Facets[Facet];

        Assert.Equal(1, ScoreAs(multiValued: false).Images);
        Assert.Equal(2, ScoreAs(multiValued: true).Images);
        Assert.Equal(0.5, ScoreAs(multiValued: true).Metrics["microPrecision"].Value);
    }

    [Fact]
    public void Hierarchical_F1_gives_credit_for_the_right_branch()
    {
        var options = new ScoringOptions
        {
            Resamples = 0,
            Ancestors = (_, value) => value is "maxi-dress" or "mini-dress" ? ["dress"] : [],
        };
        var set = Set([new(["maxi-dress"], [new("mini-dress", 0.9)], [new("shoe", 0.9)])], multiValued: false);

        var providers = Score(set, options).Providers;

        Assert.Equal(0.5, providers[0].Facets[Facet].Metrics["hierarchicalF1"].Value);
        Assert.Equal(0, providers[1].Facets[Facet].Metrics["hierarchicalF1"].Value);
    }

    [Fact]
    public void A_facet_that_a_provider_does_not_answer_for_is_not_scored_for_it()
    {
        var set = Set(Dresses, multiValued: false);
        var silent = new ProviderPredictions { Provider = "silent", Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>() };
        set = new ScoringSet { Images = set.Images, Truth = set.Truth, Predictions = [.. set.Predictions, silent] };

        var results = Score(set, new ScoringOptions { Resamples = 0 });

        Assert.Empty(results.Providers[2].Facets);
        Assert.Single(results.Pairwise);
    }

    [Fact]
    public void A_facet_without_a_labeled_image_has_no_scores()
    {
        var set = new ScoringSet
        {
            Images = ["1"],
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = false, Values = [null] }],
            Predictions = [Provider("a", [[]]), Provider("b", [[new("x", 1)]])],
        };

        var results = Score(set);

        Assert.Equal(0, results.Providers[1].Facets[Facet].Images);
        Assert.DoesNotContain("top1", results.Providers[1].Facets[Facet].Metrics.Keys);
        Assert.Empty(results.Pairwise);
    }

    [Fact]
    public void Every_facet_is_a_family_of_tests_of_its_own()
    {
        var values = Enumerable.Range(0, 12).Select(_ => (IReadOnlyList<string>?)["a"]).ToArray();
        var right = values.Select(_ => (IReadOnlyList<ScoredValue>)[new("a", 1)]).ToArray();
        var wrong = values.Select(_ => (IReadOnlyList<ScoredValue>)[new("b", 1)]).ToArray();
        ProviderPredictions Both(string id, IReadOnlyList<IReadOnlyList<ScoredValue>> answers) => new()
        {
            Provider = id,
            Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> { ["f"] = answers, ["g"] = right },
        };
        var set = new ScoringSet
        {
            Images = [.. values.Select((_, i) => $"{i}")],
            Truth = [new() { Facet = "f", IsMultiValued = false, Values = values }, new() { Facet = "g", IsMultiValued = false, Values = values }],
            Predictions = [Both("good", right), Both("bad", wrong)],
        };

        var pairs = Score(set).Pairwise;

        Assert.Equal(2 * Math.Pow(0.5, 12), pairs[0].PValue, 1e-12);
        Assert.Equal(pairs[0].PValue, pairs[0].PAdjusted, 1e-12);
        Assert.Equal([true, false], pairs.Select(pair => pair.IsPrimary));
        Assert.Equal((1.0, 1.0), (pairs[0].Difference, pairs[0].High));
        Assert.Equal((1.0, 1.0), (pairs[1].PValue, pairs[1].PAdjusted));
    }

    [Fact]
    public void A_confidence_that_is_no_share_is_refused_with_its_place()
    {
        var set = Set([new(["a"], [new("a", double.NaN)], [])], multiValued: false);

        var error = Assert.Throws<ArgumentException>(() => Score(set));

        Assert.Contains("image '0', facet 'facet', provider 'first'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_true_values_of_a_single_valued_facet_are_refused()
    {
        var set = Set([new(["a", "b"], [], [])], multiValued: false);

        Assert.Throws<ArgumentException>(() => Score(set));
    }

    [Fact]
    public void Predictions_of_another_number_of_images_are_refused()
    {
        var set = Set(Dresses, multiValued: false);
        set = new ScoringSet { Images = set.Images, Truth = set.Truth, Predictions = [Provider("short", [[]])] };

        Assert.Throws<ArgumentException>(() => Score(set));
    }

    [Fact]
    public void Scoring_stops_when_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => BakeoffScorer.Score(Set(Dresses, multiValued: false), cancellationToken: cancellation.Token));
    }

    [Fact]
    public void Progress_ends_at_1()
    {
        var reports = new List<double>();

        Score(Set(Dresses, multiValued: false), new ScoringOptions { Resamples = 100 }, new Recorder(reports));

        Assert.Equal([0.64, 1.0], reports);
    }

    private sealed class Recorder(List<double> reports) : IProgress<double>
    {
        public void Report(double value) => reports.Add(value);
    }
}
