namespace VisionAdapters.Evaluation;

/// <summary>The percentile bootstrap over images (Efron and Tibshirani 1993, chapter 13).</summary>
internal static class Bootstrap
{
    private const int BlockSize = 64;

    /// <summary>
    /// Measures every resample. All are drawn from one generator on one thread, block by block, and only measured in parallel: the outcome
    /// depends on the seed alone.
    /// </summary>
    public static void Run(
        int images, int resamples, int seed, ParallelOptions parallel, ResampleMeasure measure, Action<int>? measured = null)
    {
        var resampler = new ImageResampler(images, seed);
        var counts = new ushort[Math.Min(BlockSize, resamples)][];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = new ushort[images];
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
    /// The percentiles that leave out as much at either end, linear between order statistics as NumPy's default is; resamples on which the metric is undefined
    /// are left out. NaN when none is left.
    /// </summary>
    public static (double Low, double High) Interval(ReadOnlySpan<double> values, double confidence = 0.95)
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

        if (count == 0)
        {
            return (double.NaN, double.NaN);
        }

        Array.Sort(sorted, 0, count);
        var tail = (1 - confidence) / 2;
        return (Percentile(sorted.AsSpan(0, count), tail), Percentile(sorted.AsSpan(0, count), 1 - tail));
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
