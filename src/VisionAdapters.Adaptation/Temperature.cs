namespace VisionAdapters.Adaptation;

/// <summary>Temperature scaling (Guo et al. 2017): one number that scores are divided by, so that confidence is what it says.</summary>
internal static class Temperature
{
    private const double LowestLog = -4;
    private const double HighestLog = 4;
    private const int Steps = 40;

    /// <summary>
    /// Finds the temperature of least log loss. The loss is convex in the temperature's inverse, so a golden section finds it.
    /// </summary>
    public static double Fit(float[][] scores, int[] classes)
    {
        var weights = new double[scores.Length];
        Array.Fill(weights, 1);
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (LowestLog, HighestLog);
        var (left, right) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
        var (lossLeft, lossRight) = (Loss(left), Loss(right));
        for (var step = 0; step < Steps; step++)
        {
            if (lossLeft <= lossRight)
            {
                (high, right, lossRight) = (right, left, lossLeft);
                left = high - (ratio * (high - low));
                lossLeft = Loss(left);
            }
            else
            {
                (low, left, lossLeft) = (left, right, lossRight);
                right = low + (ratio * (high - low));
                lossRight = Loss(right);
            }
        }

        return Math.Exp((low + high) / 2);

        double Loss(double log) => LogLoss(scores, classes, weights, Math.Exp(log));
    }

    /// <summary>Gets the weighted mean log loss at a temperature. The weights are 1 on average.</summary>
    public static double LogLoss(float[][] scores, int[] classes, double[] weights, double temperature)
    {
        var loss = 0.0;
        for (var image = 0; image < scores.Length; image++)
        {
            var row = scores[image];
            var greatest = double.NegativeInfinity;
            foreach (var score in row)
            {
                greatest = Math.Max(greatest, score);
            }

            var sum = 0.0;
            foreach (var score in row)
            {
                sum += Math.Exp((score - greatest) / temperature);
            }

            loss += weights[image] * (Math.Log(sum) - ((row[classes[image]] - greatest) / temperature));
        }

        return loss / scores.Length;
    }

    public static double[] Probabilities(ReadOnlySpan<float> scores, double temperature)
    {
        var probabilities = new double[scores.Length];
        var greatest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            greatest = Math.Max(greatest, score);
        }

        var sum = 0.0;
        for (var label = 0; label < scores.Length; label++)
        {
            sum += probabilities[label] = Math.Exp((scores[label] - greatest) / temperature);
        }

        for (var label = 0; label < scores.Length; label++)
        {
            probabilities[label] /= sum;
        }

        return probabilities;
    }
}
