using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>Fits the curves of one provider and facet on the images of the fit, and measures them on both parts.</summary>
internal sealed class FacetCalibrator
{
    /// <summary>How many images' worth of the pooled rate a value's own rate of being missed is mixed with.</summary>
    private const double PooledImages = 20;

    /// <summary>
    /// The pooled curve is drawn this little to the identity: enough for an answer that is always right to have a finite fit.
    /// </summary>
    private const double PooledRidge = 1e-3;

    /// <summary>Curves are kept as they are written, so that the figures belong to the written ones.</summary>
    private const int WrittenDigits = 6;

    private readonly CalibrationData _data;
    private readonly CalibrationCurve _pooled;
    private readonly CalibrationCurve[] _curves;

    private FacetCalibrator(CalibrationData data, double shrinkage)
    {
        _data = data;
        var fit = data.Fit;

        // Values that the provider never gives say nothing of what it means that it does not give one it knows.
        var byValue = fit.Scored.ToLookup(pair => pair.Value);
        var given = Enumerable.Range(0, data.Values.Count).Where(byValue.Contains).ToList();
        var missed = Rate(given.Sum(value => fit.Missed[value]), given.Sum(value => fit.Absent[value]));
        var pooled = RidgeLogisticRegression.Fit(fit.Scored, [0, 1, 1], PooledRidge);
        _pooled = Curve(pooled, missed, fit.Scored);
        _curves =
        [
            .. data.Values.Select((_, value) =>
            {
                List<ScoredPair> pairs = [.. byValue[value]];
                var rate = byValue.Contains(value)
                    ? (fit.Missed[value] + (PooledImages * missed)) / (fit.Absent[value] + PooledImages)
                    : Rate(fit.Missed[value], fit.Absent[value]);
                return Curve(RidgeLogisticRegression.Fit(pairs, pooled, shrinkage), rate, pairs);
            }),
        ];
    }

    public static FacetCalibration Calibrate(string facet, CalibrationData data, double shrinkage)
    {
        var calibrator = new FacetCalibrator(data, shrinkage);
        var rawThreshold = ThresholdSearch.Best(Raw(data.Fit), data.Fit.Positives).Threshold;
        var threshold = ThresholdSearch.Best(calibrator.Calibrated(data.Fit), data.Fit.Positives).Threshold;
        return new FacetCalibration
        {
            Facet = facet,
            Pooled = calibrator._pooled,
            Values = data.Values.Zip(calibrator._curves).ToDictionary(entry => entry.First, entry => entry.Second, StringComparer.Ordinal),
            Fit = calibrator.Measure(data.Fit, rawThreshold, threshold),
            HeldOut = calibrator.Measure(data.HeldOut, rawThreshold, threshold),
        };
    }

    private CalibrationFigures Measure(CalibrationSample sample, double rawThreshold, double threshold) => new()
    {
        Images = sample.Images,
        Scored = sample.Scored.Count,
        Positives = sample.Positives,
        Raw = Score(sample, pair => pair.Confidence, _ => 0, rawThreshold),
        Calibrated = Score(sample, Apply, value => _curves[value].Absent, threshold),
        BestRawMicroF1 = ThresholdSearch.Best(Raw(sample), sample.Positives).MicroF1,
    };

    private static CalibrationScores Score(
        CalibrationSample sample, Func<ScoredPair, double> confidence, Func<int, double> absent, double threshold)
    {
        var scored = new PairTally();
        var all = new PairTally();
        foreach (var pair in sample.Scored)
        {
            scored.Add(confidence(pair), 1, pair.IsTrue ? 1 : 0);
            all.Add(confidence(pair), 1, pair.IsTrue ? 1 : 0);
        }

        for (var value = 0; value < sample.Absent.Length; value++)
        {
            all.Add(absent(value), sample.Absent[value], sample.Missed[value]);
        }

        return new CalibrationScores
        {
            ExpectedCalibrationError = scored.ExpectedCalibrationError,
            ExpectedCalibrationErrorOfAllPairs = all.ExpectedCalibrationError,
            Brier = scored.Brier,
            Threshold = threshold,
            MicroF1 = ThresholdSearch.MicroF1(sample.Scored.Select(pair => (confidence(pair), pair.IsTrue)), sample.Positives, threshold),
        };
    }

    private IEnumerable<(double Confidence, bool IsTrue)> Calibrated(CalibrationSample sample) =>
        sample.Scored.Select(pair => (Apply(pair), pair.IsTrue));

    private double Apply(ScoredPair pair) => _curves[pair.Value].Apply(pair.Confidence);

    private static IEnumerable<(double Confidence, bool IsTrue)> Raw(CalibrationSample sample) =>
        sample.Scored.Select(pair => (pair.Confidence, pair.IsTrue));

    /// <summary>
    /// The share of images on which a value was missed, with one image more on which it was not, so that there is a rate without any.
    /// </summary>
    private static double Rate(int missed, int absent) => missed / (absent + 1.0);

    private static CalibrationCurve Curve(double[] weights, double absent, List<ScoredPair> pairs) => new()
    {
        Intercept = Math.Round(weights[0], WrittenDigits),
        LogWeight = Math.Round(weights[1], WrittenDigits),
        ComplementWeight = Math.Round(weights[2], WrittenDigits),
        Absent = Math.Round(absent, WrittenDigits),
        Scored = pairs.Count,
        Positives = pairs.Count(pair => pair.IsTrue),
    };
}
