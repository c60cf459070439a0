namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class FacetMetricTests
{
    private static readonly FacetMetric Rank = new()
    {
        Id = "rank",
        Header = "Rank",
        Definition = "The rank of the true value.",
        Computation = MetricComputation.FromImages(image => 1 + image.Ranked.Index().First(value => value.Item.Value == image.Truth[0]).Index),
    };

    [Fact]
    public void A_metric_listed_twice_is_refused_by_name() =>
        Assert.Equal("The metric 'rank' is listed twice.", Refuse(Rank, Rank with { Header = "Other" }));

    [Fact]
    public void A_metric_of_counts_is_compared_by_its_resamples()
    {
        var recall = Rank with
        {
            ComparedOn = FacetKinds.SingleValued,
            Computation = MetricComputation.FromCounts(counts => counts.TruePositives[0] / (double)counts.Images),
        };
        TestSets.Photo[] photos = [.. Enumerable.Range(0, 50).Select(i => new TestSets.Photo(["a"], [new("a", 1)], [new(i < 25 ? "a" : "b", 1)]))];

        var pair = Assert.Single(TestSets.Score(TestSets.Set(photos, multiValued: false), new ScoringOptions { Metrics = [recall], Resamples = 500 }).Pairwise);

        Assert.Equal((0.5, Verdict.Better, "first"), (pair.Difference, pair.Verdict, pair.Winner));
        Assert.InRange(pair.PValue, 0, 0.01);
    }

    [Fact]
    public void A_metric_is_measured_on_its_kind_of_facets_only_and_results_keep_the_order_of_the_list()
    {
        FacetMetric[] metrics =
        [
            Rank with { Id = "multi", MeasuredOn = FacetKinds.MultiValued },
            Rank with { Id = "z" },
            Rank with { Id = "a", MeasuredOn = FacetKinds.SingleValued },
        ];

        Assert.Equal(["z", "a"], Measure(metrics).Keys);
    }

    [Fact]
    public void A_mean_over_images_is_on_a_scale_of_its_own_and_tested_by_random_swaps()
    {
        TestSets.Photo[] photos = [.. Enumerable.Range(0, 12).Select(_ => new TestSets.Photo(["a"], [new("a", 0.9), new("b", 0.1)], [new("b", 0.9), new("a", 0.1)]))];
        var options = new ScoringOptions { Metrics = [Rank with { ComparedOn = FacetKinds.All }], Resamples = 10, Permutations = 999 };

        var pair = Assert.Single(TestSets.Score(TestSets.Set(photos, multiValued: false), options).Pairwise);

        Assert.Equal((-1.0, -1.0, -1.0), (pair.Difference, pair.Low, pair.High));

        // Of the 2^12 assignments two are as extreme; one of 999 draws meets one of them.
        Assert.Equal(0.002, pair.PValue, 1e-12);
    }

    [Fact]
    public void A_metric_that_has_no_meaning_on_the_set_is_left_out_and_not_compared()
    {
        var nothing = Rank with { ComparedOn = FacetKinds.All, Computation = MetricComputation.FromImages(_ => double.NaN) };

        var results = TestSets.Score(TestSets.Set([new(["a"], [new("a", 1)], [])], multiValued: false), new ScoringOptions { Metrics = [nothing] });

        Assert.Empty(results.Providers[0].Facets[TestSets.Facet].Metrics);
        Assert.Empty(results.Pairwise);
        Assert.Equal("rank", Assert.Single(results.Metrics).Id);
    }

    [Fact]
    public void Without_an_interval_only_the_value_is_known() =>
        Assert.Equal(new Estimate { Value = 1 }, Measure(Rank with { HasInterval = false })["rank"]);

    [Fact]
    public void A_ratio_of_sums_is_0_where_there_is_nothing_to_divide_by() =>
        Assert.Equal(0, Measure(Rank with { Computation = MetricComputation.FromImageRatios(_ => (1, 0)) })["rank"].Value);

    [Fact]
    public void A_metric_of_samples_sees_every_draw_and_the_counts_of_them()
    {
        var odd = 0;
        var draws = Rank with
        {
            Computation = MetricComputation.FromSamples(answers => sample =>
            {
                Interlocked.Add(ref odd, sample.Counts.Images == answers.Images.Count && sample.Counts.Support[0] == sample.Draws[0] ? 0 : 1);
                return sample.Draws.Length;
            }),
        };

        Assert.Equal(new Estimate { Value = 2, Low = 2, High = 2 }, Measure(draws)["rank"]);
        Assert.Equal(0, odd);
    }

    [Fact]
    public void An_answer_shows_what_was_said_beside_the_truth()
    {
        IReadOnlyList<ImageAnswer> seen = [];
        var spy = Rank with
        {
            Computation = MetricComputation.FromSamples(answers =>
            {
                seen = answers.Provider == "first" ? answers.Images : seen;
                Assert.Equal((TestSets.Facet, true, true), (answers.Facet, answers.IsMultiValued, answers.HasHierarchy));
                Assert.Equal(["a", "b", "c", "d"], answers.Classes);
                Assert.Equal(["up"], answers.GetAncestors("a"));
                Assert.Empty(answers.GetAncestors("nobody said this"));
                return _ => 1;
            }),
        };
        TestSets.Photo photo = new(["a", "b"], [new("c", 0.5), new("a", 0.9), new("d", 0.4), new("c", 0.2)], []);

        TestSets.Score(
            TestSets.Set([photo], multiValued: true),
            new ScoringOptions { Metrics = [spy], Resamples = 0, Ancestors = (_, value) => value == "a" ? ["up"] : [] });

        var answer = Assert.Single(seen);
        Assert.Equal(("0", 1), (answer.Image, answer.Hits));
        Assert.Equal(["a", "b"], answer.Truth);
        Assert.Equal([new("a", 0.9), new("c", 0.5), new("d", 0.4)], answer.Ranked);
        Assert.Equal(["a", "c"], answer.Predicted);
    }

    private static string Refuse(params FacetMetric[] metrics) => Assert.Throws<ArgumentException>(() => Measure(metrics)).Message;

    private static IReadOnlyDictionary<string, Estimate> Measure(params FacetMetric[] metrics) => TestSets.Score(
        TestSets.Set([new(["a"], [new("a", 1)], [new("a", 1)]), new(["b"], [new("b", 1)], [new("b", 1)])], multiValued: false),
        new ScoringOptions { Metrics = metrics, Resamples = 20 }).Providers[0].Facets[TestSets.Facet].Metrics;
}
