namespace VisionAdapters.Evaluation;

/// <summary>Metrics of how far confidences can be believed. The functions are pure; an empty input gives NaN.</summary>
public static class ProbabilityMetrics
{
    /// <summary>The number of bins of <see cref="ExpectedCalibrationError"/> unless told otherwise.</summary>
    public const int CalibrationBins = 15;

    /// <summary>
    /// Computes the mean negative log-likelihood of the true classes, in nats. Probabilities are kept within 2^-52 of 0 and 1 and brought
    /// to a sum of 1 (scikit-learn's <c>log_loss</c>).
    /// </summary>
    /// <param name="truth">The true class of each image, from 0.</param>
    /// <param name="probabilities">Per image, the probability of every class.</param>
    /// <returns>A value of at least 0.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double LogLoss(ReadOnlySpan<int> truth, IReadOnlyList<IReadOnlyList<double>> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        SameLength.ThrowIfDifferent(truth.Length, probabilities.Count, nameof(probabilities));
        var epsilon = Math.ScaleB(1, -52);
        var sum = 0.0;
        for (var i = 0; i < truth.Length; i++)
        {
            var total = 0.0;
            foreach (var p in probabilities[i])
            {
                total += Math.Clamp(p, epsilon, 1 - epsilon);
            }

            sum -= Math.Log(Math.Clamp(probabilities[i][truth[i]], epsilon, 1 - epsilon) / total);
        }

        return sum / truth.Length;
    }

    /// <summary>Computes the mean squared distance of probability and outcome (Brier 1950; scikit-learn's
    /// <c>brier_score_loss</c>).</summary>
    /// <param name="truth">Whether each image truly has the class.</param>
    /// <param name="probabilities">The probability of the class on each image, in [0, 1].</param>
    /// <returns>A value in [0, 1].</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double BrierScore(ReadOnlySpan<bool> truth, ReadOnlySpan<double> probabilities)
    {
        SameLength.ThrowIfDifferent(truth.Length, probabilities.Length, nameof(probabilities));
        var sum = 0.0;
        for (var i = 0; i < truth.Length; i++)
        {
            var distance = probabilities[i] - (truth[i] ? 1 : 0);
            sum += distance * distance;
        }

        return sum / truth.Length;
    }

    /// <summary>
    /// Computes the expected calibration error: the mean distance of confidence and accuracy over bins of equal width, weighted by the
    /// bins' sizes. Bin m of M holds confidences in ((m - 1) / M, m / M], the first one 0 as well (Guo et al. 2017).
    /// </summary>
    /// <param name="correct">Whether each decision was right.</param>
    /// <param name="confidences">The confidence of each decision, in [0, 1].</param>
    /// <param name="bins">The number of bins, from 1.</param>
    /// <returns>A value in [0, 1].</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double ExpectedCalibrationError(ReadOnlySpan<bool> correct, ReadOnlySpan<double> confidences, int bins = CalibrationBins)
    {
        SameLength.ThrowIfDifferent(correct.Length, confidences.Length, nameof(confidences));
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var gaps = new double[bins];
        for (var i = 0; i < correct.Length; i++)
        {
            gaps[CalibrationBin(confidences[i], bins)] += confidences[i] - (correct[i] ? 1 : 0);
        }

        return gaps.Sum(Math.Abs) / correct.Length;
    }

    /// <summary>The bin of a confidence; the product is only a first guess, for 3 / 15 * 15 need not be 3.</summary>
    internal static int CalibrationBin(double confidence, int bins)
    {
        var bin = Math.Clamp((int)Math.Ceiling(confidence * bins) - 1, 0, bins - 1);
        if (bin > 0 && confidence <= (double)bin / bins)
        {
            return bin - 1;
        }

        return bin < bins - 1 && confidence > (bin + 1.0) / bins ? bin + 1 : bin;
    }
}
