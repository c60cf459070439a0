using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>Adds up how far confidences are from the truth, for many pairs of one confidence at a time.</summary>
internal sealed class PairTally
{
    private readonly double[] _gaps = new double[ProbabilityMetrics.CalibrationBins];
    private double _squares;
    private long _pairs;

    public double ExpectedCalibrationError => _gaps.Sum(Math.Abs) / _pairs;

    public double Brier => _squares / _pairs;

    public void Add(double confidence, int pairs, int positives)
    {
        _gaps[ProbabilityMetrics.CalibrationBin(confidence, _gaps.Length)] += (pairs * confidence) - positives;
        _squares += (positives * (1 - confidence) * (1 - confidence)) + ((pairs - positives) * confidence * confidence);
        _pairs += pairs;
    }
}
