namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class VerdictTests
{
    private const string Facet = "dish";

    [Fact]
    public void A_lead_that_the_adjusted_test_confirms_is_better_and_names_the_winner()
    {
        var pair = Assert.Single(Score([Answers("a", right: 90), Answers("b", right: 60)]).Pairwise);

        Assert.Equal((Verdict.Better, "a"), (pair.Verdict, pair.Winner));
        Assert.True(pair.AdjustedLow > 0 && pair.PAdjusted < 0.05);
    }

    [Fact]
    public void The_winner_of_a_metric_where_less_is_better_has_the_lower_value()
    {
        var wrong = new FacetMetric
        {
            Id = "wrong",
            Header = "Wrong",
            Definition = "Share of the images that are wrong.",
            Direction = MetricDirection.LowerIsBetter,
            ComparedOn = FacetKinds.All,
            Computation = MetricComputation.FromImages(image => 1 - image.Hits),
        };

        var pair = Assert.Single(Score([Answers("a", right: 90), Answers("b", right: 60)], new ScoringOptions { Metrics = [wrong] }).Pairwise);

        Assert.Equal((Verdict.Better, "a", true), (pair.Verdict, pair.Winner, pair.Difference < 0));
    }

    [Fact]
    public void Too_few_images_to_tell_are_undecided_and_not_equal()
    {
        var pair = Assert.Single(Score([Answers("a", right: 9, images: 12), Answers("b", right: 8, images: 12)]).Pairwise);

        Assert.Equal((Verdict.Undecided, null), (pair.Verdict, pair.Winner));
    }

    [Fact]
    public void A_difference_whose_interval_lies_within_the_margin_is_equivalent_however_sure_it_is()
    {
        ProviderPredictions[] providers = [Answers("a", right: 2000, images: 2000), Answers("b", right: 1990, images: 2000)];

        var pair = Assert.Single(Score(providers, new ScoringOptions { Margin = 0.02 }).Pairwise);
        var strict = Assert.Single(Score(providers, new ScoringOptions { Margin = 0.005 }).Pairwise);

        Assert.Equal((Verdict.Equivalent, null), (pair.Verdict, pair.Winner));
        Assert.True(pair.PAdjusted < 0.05 && pair.PEquivalent < 0.05 && pair.AdjustedHigh < 0.02);
        Assert.Equal(Verdict.Better, strict.Verdict);
    }

    [Fact]
    public void A_rehearsal_is_neither_ranked_nor_compared_and_has_no_difference()
    {
        var results = Score([Answers("a", right: 90), Answers("b", right: 60, isEmulated: true), Answers("c", right: 50)]);

        Assert.Equal([null, ComparisonObstacle.Rehearsal, null], results.Providers.Select(provider => provider.Facets[Facet].NotRanked));
        Assert.True(results.Providers[1].Emulated);
        var pair = results.Pairwise.Single(pair => pair.B == "b");
        Assert.Equal((Verdict.NotComparable, ComparisonObstacle.Rehearsal), (pair.Verdict, pair.Obstacle));
        Assert.True(double.IsNaN(pair.Difference) && double.IsNaN(pair.PAdjusted));
    }

    [Fact]
    public void A_pair_that_is_not_comparable_costs_the_others_nothing()
    {
        ProviderPredictions[] real = [Answers("a", right: 90), Answers("b", right: 80)];

        var alone = Assert.Single(Score(real).Pairwise);
        var beside = Score([.. real, Answers("c", right: 70, isEmulated: true)]).Pairwise.Single(pair => pair.Obstacle is null);

        Assert.Equal(alone, beside);
        Assert.Equal(alone.PValue, alone.PAdjusted);
    }

    [Fact]
    public void Pairs_that_nobody_looks_at_do_not_count_in_the_correction()
    {
        ProviderPredictions[] providers = [Answers("a", right: 90), Answers("b", right: 80), Answers("c", right: 70), Answers("d", right: 60)];

        var chosen = Score(providers, new ScoringOptions { IsCompared = (first, second) => (first, second) is ("a", "b") or ("c", "d") }).Pairwise;

        Assert.Equal(["a b", "c d"], chosen.Select(pair => $"{pair.A} {pair.B}"));
        Assert.All(chosen, pair => Assert.InRange(pair.PAdjusted, pair.PValue, 2 * pair.PValue));
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, ComparisonObstacle.TooManyFailures)]
    public void More_failures_than_declared_take_a_provider_out_of_the_ranking(int failed, ComparisonObstacle? obstacle)
    {
        var results = Score([Answers("a", right: 80), Answers("b", right: 70, refused: failed - 1, failed: 1)]);

        Assert.Equal(obstacle, results.Providers[1].Facets[Facet].NotRanked);
        Assert.Equal((failed - 1, 1), (results.Providers[1].Refused, results.Providers[1].Failed));
        Assert.Equal(obstacle is null, Assert.Single(results.Pairwise).Verdict != Verdict.NotComparable);
    }

    [Fact]
    public void Figures_where_both_answered_stand_beside_those_over_all()
    {
        var pair = Assert.Single(Score([Answers("a", right: 80), Answers("b", right: 80, refused: 20)]).Pairwise);

        Assert.Equal(Verdict.NotComparable, pair.Verdict);
        Assert.Equal(0, pair.Difference, 1e-12);
        Assert.Equal((80, 1.0, 1.0, 0.0), (pair.BothAnswered!.Images, pair.BothAnswered.A, pair.BothAnswered.B, pair.BothAnswered.Difference.Value));
    }

    [Fact]
    public void Not_asked_refused_failed_abstained_wrong_and_right_are_counted_apart()
    {
        var outcomes = new[] { ImageOutcome.NotAsked, ImageOutcome.Refused, ImageOutcome.Failed, ImageOutcome.Answered, ImageOutcome.Answered, ImageOutcome.Answered };
        IReadOnlyList<ScoredValue>[] said = [[], [], [], [], [new("pasta", 0.9)], [new("pizza", 0.9)]];

        var facet = Score([Provider("a", said, outcomes)], images: 6).Providers[0].Facets[Facet];

        Assert.Equal(new AnswerCounts { NotAsked = 1, Refused = 1, Failed = 1, Abstained = 1, Wrong = 1, Right = 1 }, facet.Answers);
        Assert.Equal(5, facet.Images);
    }

    [Fact]
    public void A_facet_that_is_not_offered_has_no_score_instead_of_0_percent()
    {
        var silent = Provider("b", [.. Enumerable.Repeat<IReadOnlyList<ScoredValue>>([], 100)], [], notOffered: [Facet]);

        var results = Score([Answers("a", right: 80), silent]);

        var facet = results.Providers[1].Facets[Facet];
        Assert.Empty(facet.Metrics);
        Assert.Equal((ComparisonObstacle.NotOffered, 100), (facet.NotRanked, facet.Answers!.NotOffered));
        Assert.Equal(ComparisonObstacle.NotOffered, Assert.Single(results.Pairwise).Obstacle);
    }

    [Fact]
    public void Nobody_is_scored_on_an_image_that_one_was_not_asked_for()
    {
        var outcomes = Enumerable.Range(0, 100).Select(i => i < 40 ? ImageOutcome.NotAsked : ImageOutcome.Answered).ToArray();
        var results = Score([Answers("a", right: 80), Provider("b", Answers("b", right: 80).Facets[Facet], outcomes)]);

        Assert.All(results.Providers, provider => Assert.Equal(60, provider.Facets[Facet].Images));
        Assert.Equal((100, 60, 40), (results.Providers[0].Images, results.Providers[1].Images, results.Providers[1].NotAsked));
    }

    [Fact]
    public void A_primary_facet_without_labels_is_refused_by_name() => Assert.StartsWith(
        "There are no labels of the primary facet 'color'; there are of dish.",
        Assert.Throws<ArgumentException>(() => Score([Answers("a", right: 1)], new ScoringOptions { PrimaryFacet = "color" })).Message,
        StringComparison.Ordinal);

    /// <summary>Makes answers of which the first ones are right; what was refused or failed comes last.</summary>
    private static ProviderPredictions Answers(
        string id, int right, int images = 100, int refused = 0, int failed = 0, bool isEmulated = false)
    {
        var answered = images - refused - failed;
        return Provider(
            id,
            [.. Enumerable.Range(0, images).Select(i => (IReadOnlyList<ScoredValue>)(i >= answered ? [] : [new ScoredValue(i < right ? "pizza" : "pasta", 0.9)]))],
            [.. Enumerable.Range(0, images).Select(i => i < answered ? ImageOutcome.Answered : i < answered + refused ? ImageOutcome.Refused : ImageOutcome.Failed)],
            isEmulated);
    }

    private static ProviderPredictions Provider(
        string id,
        IReadOnlyList<IReadOnlyList<ScoredValue>> said,
        IReadOnlyList<ImageOutcome> outcomes,
        bool isEmulated = false,
        string[]? notOffered = null) => new()
        {
            Provider = id,
            Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> { [Facet] = said },
            Outcomes = outcomes,
            IsEmulated = isEmulated,
            NotOffered = notOffered ?? [],
        };

    private static BakeoffResults Score(ProviderPredictions[] providers, ScoringOptions? options = null, int? images = null)
    {
        var count = images ?? providers[0].Facets[Facet].Count;
        var set = new ScoringSet
        {
            Images = [.. Enumerable.Range(0, count).Select(i => $"{i}")],
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = false, Values = [.. Enumerable.Repeat<IReadOnlyList<string>>(["pizza"], count)] }],
            Predictions = providers,
        };
        options ??= new ScoringOptions();
        options.Resamples = 50;
        return TestSets.Score(set, options);
    }
}
