namespace VisionAdapters.Evaluation;

/// <summary>The decisions whose confidence is compared with how often they are right.</summary>
internal sealed class CalibrationTally
{
    private readonly List<(int Image, int Bin, double Gap)> _decisions = [];

    public void Add(int image, double confidence, bool correct) => _decisions.Add(
        (image, ProbabilityMetrics.CalibrationBin(confidence, ProbabilityMetrics.CalibrationBins), confidence - (correct ? 1 : 0)));

    /// <summary>Computes the expected calibration error; NaN when nothing was predicted.</summary>
    public double Measure(ReadOnlySpan<ushort> weights)
    {
        Span<double> gaps = stackalloc double[ProbabilityMetrics.CalibrationBins];
        gaps.Clear();
        long total = 0;
        foreach (var (image, bin, gap) in _decisions)
        {
            gaps[bin] += weights[image] * gap;
            total += weights[image];
        }

        var sum = 0.0;
        foreach (var gap in gaps)
        {
            sum += Math.Abs(gap);
        }

        return sum / total;
    }
}
