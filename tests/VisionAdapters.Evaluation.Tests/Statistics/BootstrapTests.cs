using VisionAdapters.Evaluation.Tests.Scoring;

namespace VisionAdapters.Evaluation.Tests.Statistics;

public sealed class BootstrapTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Equal_seeds_give_equal_results_on_any_number_of_threads(bool multiValued)
    {
        var set = TestSets.Set(RandomPhotos(seed: 5, images: 150), multiValued);
        string ScoreOn(int threads, int seed) => BakeoffResultsJson.Write(
            TestSets.Score(set, new ScoringOptions { Resamples = 150, Permutations = 100, Seed = seed, MaxDegreeOfParallelism = threads }));

        var one = ScoreOn(threads: 1, seed: 3);

        Assert.Equal(one, ScoreOn(threads: 1, seed: 3));
        Assert.Equal(one, ScoreOn(threads: 4, seed: 3));
        Assert.NotEqual(one, ScoreOn(threads: 1, seed: 4));
    }

    [Fact]
    public void A_nominal_95_percent_interval_holds_the_true_accuracy_about_that_often()
    {
        const double TrueAccuracy = 0.7;
        const int Sets = 200;
        var held = 0;
        var random = new Random(11);
        for (var s = 0; s < Sets; s++)
        {
            var photos = Enumerable.Range(0, 200)
                .Select(_ => new TestSets.Photo(["a"], [new(random.NextDouble() < TrueAccuracy ? "a" : "b", 1)], []))
                .ToArray();
            var results = TestSets.Score(TestSets.Set(photos, multiValued: false), new ScoringOptions { Resamples = 300, Seed = s, MaxDegreeOfParallelism = 1 });
            var top1 = results.Providers[0].Facets[TestSets.Facet].Metrics["top1"];
            held += top1.Low <= TrueAccuracy && TrueAccuracy <= top1.High ? 1 : 0;
        }

        // Three standard errors of a share of 0.95 in 200 are 9 sets; the percentile interval is a little too narrow itself.
        Assert.Equal(184, held);
    }

    [Fact]
    public void The_interval_of_an_accuracy_is_about_as_wide_as_the_normal_approximation()
    {
        var photos = Enumerable.Range(0, 1000).Select(i => new TestSets.Photo(["a"], [new(i % 4 == 0 ? "b" : "a", 1)], [])).ToArray();

        var top1 = TestSets.Score(TestSets.Set(photos, multiValued: false), new ScoringOptions { Resamples = 2000 })
            .Providers[0].Facets[TestSets.Facet].Metrics["top1"];

        var half = 1.96 * Math.Sqrt(0.75 * 0.25 / 1000);
        Assert.Equal(0.75 - half, top1.Low, 0.003);
        Assert.Equal(0.75 + half, top1.High, 0.003);
    }

    [Fact]
    public void A_paired_difference_is_narrower_than_its_parts_when_providers_err_together()
    {
        var photos = Enumerable.Range(0, 400)
            .Select(i => new TestSets.Photo(["a"], [new(i % 2 == 0 ? "b" : "a", 1)], [new(i % 2 == 0 && i % 20 != 0 ? "b" : "a", 1)]))
            .ToArray();

        var results = TestSets.Score(TestSets.Set(photos, multiValued: false));

        var pair = results.Pairwise[0];
        var part = results.Providers[0].Facets[TestSets.Facet].Metrics["top1"];
        Assert.Equal(-0.05, pair.Difference, 1e-12);
        Assert.True(pair.High < 0);
        Assert.True(pair.High - pair.Low < 0.6 * (part.High - part.Low));
    }

    [Fact]
    public void No_resamples_leave_the_interval_unknown()
    {
        var facet = TestSets.Score(RandomPhotos(seed: 1, images: 5), multiValued: true);

        Assert.True(double.IsNaN(facet.Metrics["microF1"].Low) && double.IsNaN(facet.Metrics["microF1"].High));
    }

    [Fact]
    public void Percentiles_are_linear_between_order_statistics_and_leave_undefined_resamples_out()
    {
        double[] values = [.. Enumerable.Range(0, 101).Select(i => (double)i).Reverse(), double.NaN];

        var (low, high) = Bootstrap.Interval(values);

        Assert.Equal(2.5, low, 1e-12);
        Assert.Equal(97.5, high, 1e-12);
    }

    [Fact]
    public void A_resample_draws_as_many_images_as_there_are()
    {
        var counts = new ushort[1000];

        new ImageResampler(1000, seed: 1).Next(counts);

        Assert.Equal(1000, counts.Sum(c => c));

        // About 1000 / e.
        Assert.Equal(367, counts.Count(c => c == 0));
    }

    private static TestSets.Photo[] RandomPhotos(int seed, int images)
    {
        var random = new Random(seed);
        ScoredValue[] Answer() => [.. Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0).Select(v => new ScoredValue($"v{v}", random.NextDouble()))];
        return [.. Enumerable.Range(0, images).Select(_ => new TestSets.Photo([$"v{random.Next(4)}"], Answer(), Answer()))];
    }
}
