using System.Globalization;

namespace VisionAdapters.Evaluation;

/// <summary>
/// The expected calibration error without the bias of chance: the plain one adds up what chance alone puts between confidences and shares,
/// and so is above 0 for perfect confidences. Here the units are split into halves, and each half says only in which direction the other
/// half's gaps count: where there is no gap, directions are arbitrary and cancel. Bins hold equally many decisions.
/// </summary>
internal static class CalibrationError
{
    private const int MaxBins = 15;
    private const int MinDecisionsOfABin = 50;
    private const double Confidence = 0.95;

    // Where there is no gap the directions are drawn by the same chance as the gaps, which adds 2 / pi to the variance.
    private static readonly double UncertainDirections = Math.Sqrt(1 + (2 / Math.PI));

    /// <summary>
    /// Estimates the error, with an interval that reaches from the estimate, less its uncertainty, to the plain error and its uncertainty:
    /// between small gaps and none the halves cannot tell, and the interval holds both.
    /// </summary>
    public static Estimate Measure(IReadOnlyList<ScoredDecision> decisions, int units, double degreesOfFreedom)
    {
        if (decisions.Count == 0)
        {
            return new Estimate { Value = double.NaN };
        }

        ScoredDecision[] sorted = [.. decisions.OrderBy(decision => decision.Confidence).ThenBy(decision => decision.IsRight)];
        var halves = Split(sorted, units);
        var bins = Bin(sorted);
        var gaps = new double[bins[^1] + 1, 2];
        foreach (var (index, decision) in sorted.Index())
        {
            gaps[bins[index], halves[decision.Unit]] += decision.Gap;
        }

        var contributions = new double[units];
        var counts = new double[units];
        foreach (var (index, decision) in sorted.Index())
        {
            contributions[decision.Unit] += Math.Sign(gaps[bins[index], 1 - halves[decision.Unit]]) * decision.Gap;
            counts[decision.Unit]++;
        }

        var error = contributions.Sum() / sorted.Length;
        var plain = Enumerable.Range(0, gaps.GetLength(0)).Sum(bin => Math.Abs(gaps[bin, 0] + gaps[bin, 1])) / sorted.Length;
        var squares = contributions.Zip(counts, (contribution, count) => contribution - (error * count)).Sum(around => around * around);
        var used = counts.Count(count => count > 0);
        var deviation = used < 2 ? double.NaN : Math.Sqrt(squares * used / (used - 1)) / sorted.Length;
        var half = deviation * Proportion.Quantile(0.5 + (Confidence / 2), degreesOfFreedom);
        return new Estimate
        {
            Value = Math.Max(0, error),
            Low = Math.Max(0, error - (half * UncertainDirections)),
            High = Math.Min(1, Math.Max(error, plain) + half),
        };
    }

    /// <summary>
    /// Deals the units out to two halves in the order of their confidences, so that both halves are alike, and the order of images does not
    /// matter: units that are not told apart by their decisions may change places.
    /// </summary>
    private static int[] Split(ScoredDecision[] sorted, int units)
    {
        var halves = new int[units];
        var ordered = sorted
            .GroupBy(decision => decision.Unit)
            .OrderBy(unit => string.Join(' ', unit.Select(Describe)), StringComparer.Ordinal);
        foreach (var (index, unit) in ordered.Index())
        {
            halves[unit.Key] = index % 2;
        }

        return halves;
    }

    private static string Describe(ScoredDecision decision) =>
        string.Create(CultureInfo.InvariantCulture, $"{decision.Confidence:F12}{(decision.IsRight ? '+' : '-')}");

    /// <summary>Cuts the decisions into bins of equal size; equal confidences share a bin.</summary>
    private static int[] Bin(ScoredDecision[] sorted)
    {
        var count = Math.Clamp(sorted.Length / MinDecisionsOfABin, 1, MaxBins);
        var bins = new int[sorted.Length];
        var (bin, wanted) = (0, 0);
        for (var i = 1; i < sorted.Length; i++)
        {
            var isNew = (long)i * count / sorted.Length > wanted && sorted[i].Confidence != sorted[i - 1].Confidence;
            if (isNew)
            {
                wanted = (int)((long)i * count / sorted.Length);
                bin++;
            }

            bins[i] = bin;
        }

        return bins;
    }
}

/// <summary>A value that was given, and whether it is true.</summary>
/// <param name="Unit">The image, or the group of images, that it belongs to.</param>
/// <param name="Confidence">The confidence in [0, 1].</param>
/// <param name="IsRight">Whether it is true.</param>
internal readonly record struct ScoredDecision(int Unit, double Confidence, bool IsRight)
{
    public double Gap => Confidence - (IsRight ? 1 : 0);
}
