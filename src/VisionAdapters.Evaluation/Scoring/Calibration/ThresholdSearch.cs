namespace VisionAdapters.Evaluation;

/// <summary>Finds the confidence from which predicting a value gives the best micro F1.</summary>
internal static class ThresholdSearch
{
    /// <summary>Finds the best threshold; of equally good ones the highest. Without any pair it is 1, and the F1 is 0.</summary>
    public static (double Threshold, double MicroF1) Best(IEnumerable<(double Confidence, bool IsTrue)> pairs, int positives)
    {
        var sorted = pairs.OrderByDescending(pair => pair.Confidence).ToList();
        var (threshold, best, right) = (1.0, 0.0, 0);
        for (var i = 0; i < sorted.Count; i++)
        {
            right += sorted[i].IsTrue ? 1 : 0;
            var isLastOfEquals = i + 1 == sorted.Count || sorted[i + 1].Confidence != sorted[i].Confidence;
            if (isLastOfEquals && F1(right, i + 1, positives) is var f1 && f1 > best)
            {
                (threshold, best) = (sorted[i].Confidence, f1);
            }
        }

        return (threshold, best);
    }

    /// <summary>Computes the micro F1 of predicting all pairs at or above a threshold.</summary>
    public static double MicroF1(IEnumerable<(double Confidence, bool IsTrue)> pairs, int positives, double threshold)
    {
        var (predicted, right) = (0, 0);
        foreach (var (confidence, isTrue) in pairs)
        {
            predicted += confidence >= threshold ? 1 : 0;
            right += confidence >= threshold && isTrue ? 1 : 0;
        }

        return F1(right, predicted, positives);
    }

    private static double F1(int right, int predicted, int positives) =>
        predicted + positives == 0 ? 0 : 2.0 * right / (predicted + positives);
}
