namespace VisionAdapters.Evaluation.Tests.Statistics;

public sealed class SignFlipTestTests
{
    [Fact]
    public void Equal_answers_have_a_p_value_of_1()
    {
        var same = Ratios(truth: [[0], [1], [0, 1]], predicted: [[0], [0], [1]]);

        Assert.Equal(1.0, SignFlipTest.PValue(same, same, permutations: 99, seed: 1, CancellationToken.None));
    }

    [Fact]
    public void All_assignments_of_a_few_images_are_met_about_as_often_as_they_should()
    {
        // One provider is right on all of 8 images and the other one silent: only the 2 assignments out of 256 without a mixture are as extreme.
        int[][] truth = [.. Enumerable.Range(0, 8).Select(_ => new[] { 0 })];
        var right = Ratios(truth, truth);
        var silent = Ratios(truth, [.. truth.Select(_ => Array.Empty<int>())]);

        var p = SignFlipTest.PValue(right, silent, permutations: 100_000, seed: 2, CancellationToken.None);

        // 2 / 256, within the standard error of 0.0003.
        Assert.Equal(807 / 100_001.0, p, 1e-12);
    }

    [Fact]
    public void A_difference_that_no_draw_reaches_has_the_smallest_p_value_and_never_0()
    {
        // Of the 2^100 assignments two are as extreme: 999 draws meet none, and the observed assignment itself counts as one.
        int[][] truth = [.. Enumerable.Range(0, 100).Select(_ => new[] { 0 })];
        var right = Ratios(truth, truth);
        var silent = Ratios(truth, [.. truth.Select(_ => Array.Empty<int>())]);

        Assert.Equal(1 / 1000.0, SignFlipTest.PValue(right, silent, permutations: 999, seed: 4, CancellationToken.None));
    }

    [Fact]
    public void Under_the_null_hypothesis_p_values_are_about_uniform()
    {
        var random = new Random(3);
        var pValues = Enumerable.Range(0, 400).Select(seed =>
        {
            int[][] truth = [.. Enumerable.Range(0, 60).Select(_ => new[] { random.Next(3) })];
            int[][] Answers() => [.. truth.Select(t => random.Next(10) < 6 ? t : random.Next(2) == 0 ? [] : [3, t[0]])];
            return SignFlipTest.PValue(Ratios(truth, Answers()), Ratios(truth, Answers()), permutations: 199, seed, CancellationToken.None);
        }).ToArray();

        // A twentieth of 400 is 20, give or take 4; a half is 200, give or take 10.
        Assert.Equal((17, 199), (pValues.Count(p => p <= 0.05), pValues.Count(p => p <= 0.5)));
    }

    /// <summary>The parts of micro F1.</summary>
    private static ImageRatios Ratios(int[][] truth, int[][] predicted) => new(
        [.. truth.Zip(predicted, (t, p) => 2.0 * t.Intersect(p).Count())],
        [.. truth.Zip(predicted, (t, p) => (double)t.Length + p.Length)]);
}
