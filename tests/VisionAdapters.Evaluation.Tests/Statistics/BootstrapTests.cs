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

        // Three standard errors of a share of 0.95 in 200 are 9 sets.
        Assert.InRange(held, 181, 199);
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
    public void No_resamples_leave_an_interval_unknown_that_no_formula_gives()
    {
        var facet = TestSets.Score(RandomPhotos(seed: 1, images: 5), multiValued: true);

        Assert.True(double.IsNaN(facet.Metrics["macroF1"].Low) && double.IsNaN(facet.Metrics["macroF1"].High));
    }

    [Fact]
    public void Percentiles_are_linear_between_order_statistics_and_leave_undefined_resamples_out()
    {
        double[] values = [.. Enumerable.Range(0, 101).Select(i => (double)i).Reverse(), double.NaN];

        var (low, high) = Bootstrap.Interval(values, confidence: 0.95, units: 1_000_000);

        Assert.Equal(2.5, low, 1e-3);
        Assert.Equal(97.5, high, 1e-3);
    }

    [Fact]
    public void Few_units_make_the_interval_as_wide_as_Students_distribution_asks()
    {
        double[] values = [.. Enumerable.Range(0, 10_001).Select(i => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (i + 0.5) / 10_001))];

        var (low, high) = Bootstrap.Interval(values, confidence: 0.95, units: 10);

        Assert.Equal(2.262 * Math.Sqrt(10.0 / 9), high, 0.005);
        Assert.Equal(-high, low, 1e-6);
    }

    [Fact]
    public void A_resample_draws_as_many_images_as_there_are()
    {
        var counts = new ushort[1000];

        new ImageResampler(new ImageGroups(new string?[1000]), seed: 1).Next(counts);

        Assert.Equal(1000, counts.Sum(c => c));

        // About 1000 / e.
        Assert.Equal(367, counts.Count(c => c == 0));
    }

    [Fact]
    public void Images_of_a_group_come_together()
    {
        var counts = new ushort[900];

        new ImageResampler(new ImageGroups([.. Enumerable.Range(0, 900).Select(i => $"{i / 3}")]), seed: 1).Next(counts);

        Assert.Equal(900, counts.Sum(c => c));
        Assert.All(counts.Chunk(3), group => Assert.Single(group.Distinct()));
    }

    [Fact]
    public void Sums_of_resamples_have_the_mean_and_variance_of_the_Poisson_distribution_and_are_exact_for_whole_numbers()
    {
        double[] numbers = [.. Enumerable.Range(0, 3000).Select(i => (double)(i % 7))];

        var sums = RatioBootstrap.Sum([numbers, [.. numbers.Select(_ => 1.0)]], resamples: 4000, seed: 3, new ParallelOptions());

        var (total, squares) = (numbers.Sum(), numbers.Sum(number => number * number));
        Assert.Equal(total, sums[0].Average(), 4 * Math.Sqrt(squares / 4000));
        var mean = sums[0].Average();
        Assert.Equal(1, sums[0].Average(sum => (sum - mean) * (sum - mean)) / squares, 0.1);
        Assert.All(sums[0].Concat(sums[1]), sum => Assert.Equal(Math.Round(sum), sum));
    }

    [Fact]
    public void Sums_depend_on_the_seed_alone()
    {
        double[] numbers = [.. Enumerable.Range(0, 2500).Select(i => (double)(i % 5))];
        double[] On(int threads, int seed) => RatioBootstrap.Sum([numbers], 300, seed, new ParallelOptions { MaxDegreeOfParallelism = threads })[0];

        Assert.Equal(On(1, 5), On(4, 5));
        Assert.NotEqual(On(1, 5), On(1, 6));
    }

    private static TestSets.Photo[] RandomPhotos(int seed, int images)
    {
        var random = new Random(seed);
        ScoredValue[] Answer() => [.. Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0).Select(v => new ScoredValue($"v{v}", random.NextDouble()))];
        return [.. Enumerable.Range(0, images).Select(_ => new TestSets.Photo([$"v{random.Next(4)}"], Answer(), Answer()))];
    }
}
