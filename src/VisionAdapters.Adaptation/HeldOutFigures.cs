namespace VisionAdapters.Adaptation;

/// <summary>What held-out images tell of a head.</summary>
internal sealed record HeldOutFigures(double Top1, double BalancedAccuracy, double BalancedAccuracyLow, double LogLoss)
{
    private const double Normal95 = 1.96;

    public static HeldOutFigures Measure(double[][] probabilities, int[] truth, int classes)
    {
        var right = new double[classes];
        var support = new double[classes];
        var loss = 0.0;
        for (var image = 0; image < truth.Length; image++)
        {
            support[truth[image]]++;
            right[truth[image]] += probabilities[image].AsSpan().IndexOf(probabilities[image].Max()) == truth[image] ? 1 : 0;
            loss -= Math.Log(Math.Max(probabilities[image][truth[image]], 1e-15));
        }

        var recalls = right.Zip(support, (hits, count) => hits / count).ToArray();

        // One success and one failure are added to each class (Agresti and Coull 1998): a class that is always right has an error too.
        var variance = right.Zip(support, (hits, count) => (Share: (hits + 1) / (count + 2), Count: count + 2))
            .Sum(estimate => estimate.Share * (1 - estimate.Share) / estimate.Count) / (classes * classes);
        return new HeldOutFigures(
            right.Sum() / truth.Length, recalls.Average(), recalls.Average() - (Normal95 * Math.Sqrt(variance)), loss / truth.Length);
    }

    public Dictionary<string, double> ToDictionary() => new(StringComparer.Ordinal)
    {
        ["top1"] = Top1,
        ["balancedAccuracy"] = BalancedAccuracy,
        ["logLoss"] = LogLoss,
    };
}
