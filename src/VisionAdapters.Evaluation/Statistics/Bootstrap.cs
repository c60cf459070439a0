using MathNet.Numerics.Distributions;

namespace VisionAdapters.Evaluation;

/// <summary>
/// The percentile bootstrap (Efron and Tibshirani 1993, chapter 13) over groups of images, which come or stay away as a whole (Field and
/// Welsh 2007); an image that stands alone is a group.
/// </summary>
internal static class Bootstrap
{
    private const int BlockSize = 64;

    /// <summary>
    /// Measures every resample. All are drawn from one generator on one thread, block by block, and only measured in parallel: the outcome
    /// depends on the seed alone.
    /// </summary>
    public static void Run(
        ImageGroups groups, int resamples, int seed, ParallelOptions parallel, ResampleMeasure measure, Action<int>? measured = null)
    {
        var resampler = new ImageResampler(groups, seed);
        var counts = new ushort[Math.Min(BlockSize, resamples)][];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = new ushort[groups.Images];
        }

        for (var start = 0; start < resamples; start += BlockSize)
        {
            var length = Math.Min(BlockSize, resamples - start);
            for (var i = 0; i < length; i++)
            {
                resampler.Next(counts[i]);
            }

            Parallel.For(0, length, parallel, i => measure(start + i, counts[i]));
            measured?.Invoke(length);
        }
    }

    /// <summary>
    /// The percentile interval, as wide as Student's distribution asks for few units (the expanded percentiles of Hesterberg 2015), linear
    /// between order statistics. Resamples on which the metric is undefined are left out; NaN when none is left. A correction for bias
    /// (Efron 1987) was tried and left: with one declared set of classes it holds the truth less often (docs/statistics.md).
    /// </summary>
    public static (double Low, double High) Interval(ReadOnlySpan<double> values, double confidence, int units)
    {
        var sorted = new double[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                sorted[count++] = value;
            }
        }

        if (count == 0 || units < 2)
        {
            return (double.NaN, double.NaN);
        }

        Array.Sort(sorted, 0, count);
        var tail = Normal.CDF(0, 1, -Proportion.Quantile(0.5 + (confidence / 2), units - 1) * Math.Sqrt(units / (units - 1.0)));
        return (Percentile(sorted.AsSpan(0, count), tail), Percentile(sorted.AsSpan(0, count), 1 - tail));
    }

    /// <summary>The two-sided p-value of a difference: twice the smaller share of resamples on either side of 0.</summary>
    public static double PValue(ReadOnlySpan<double> differences)
    {
        var (below, above) = (1, 1);
        foreach (var difference in differences)
        {
            below += difference <= 0 ? 1 : 0;
            above += difference >= 0 ? 1 : 0;
        }

        return Math.Min(1, 2.0 * Math.Min(below, above) / (1 + differences.Length));
    }

    /// <summary>
    /// The p-value of the two one-sided tests that a difference is not as large as the margin, either way: the greater share of resamples
    /// beyond one of its ends.
    /// </summary>
    public static double PEquivalent(ReadOnlySpan<double> differences, double margin)
    {
        var (below, above) = (1, 1);
        foreach (var difference in differences)
        {
            below += difference > -margin ? 0 : 1;
            above += difference < margin ? 0 : 1;
        }

        return Math.Min(1, Math.Max(below, above) / (1.0 + differences.Length));
    }

    private static double Percentile(ReadOnlySpan<double> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
