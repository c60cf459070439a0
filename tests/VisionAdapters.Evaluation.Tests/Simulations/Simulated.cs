using System.Globalization;
using MathNet.Numerics.Distributions;

namespace VisionAdapters.Evaluation.Tests.Simulations;

/// <summary>
/// Draws sets from a world in which the truth is known, and counts how often an interval holds it. The figures are those of
/// docs/statistics.md; to see them, run these tests with <c>--logger "console;verbosity=detailed"</c>.
/// </summary>
internal static class Simulated
{
    /// <summary>Counts, over seeded repetitions on all cores, how often something is so.</summary>
    public static double Share(int repetitions, Func<Random, bool> isSo)
    {
        var hits = 0;
        Parallel.For(0, repetitions, repetition =>
        {
            if (isSo(new Random(repetition + 1)))
            {
                Interlocked.Increment(ref hits);
            }
        });
        return (double)hits / repetitions;
    }

    public static void Report(string what, double share) =>
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {100 * share:F1} %"));

    public static bool Holds((double Low, double High) interval, double truth) => interval.Low <= truth && truth <= interval.High;

    /// <summary>
    /// Draws right or wrong for groups of images: each group has a share of its own, so that two images of it are correlated by
    /// <paramref name="correlation"/> (a beta-binomial world).
    /// </summary>
    public static double[] DrawGroups(Random random, int groups, int images, double share, double correlation)
    {
        var scale = (1 - correlation) / correlation;
        return
        [
            .. Enumerable.Range(0, groups).SelectMany(_ =>
            {
                var own = correlation == 0 ? share : Beta.Sample(random, share * scale, (1 - share) * scale);
                return Enumerable.Range(0, images).Select(_ => random.NextDouble() < own ? 1.0 : 0.0).ToArray();
            }),
        ];
    }

    public static ImageGroups Groups(int groups, int images) =>
        new([.. Enumerable.Range(0, groups * images).Select(image => $"{image / images}")]);

    public static ImageRatios Shares(double[] right) => new(right, [.. right.Select(_ => 1.0)]);
}
