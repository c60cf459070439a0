namespace VisionAdapters.Evaluation;

/// <summary>Traces precision, recall and coverage over the threshold.</summary>
internal static class CurveTracer
{
    private const int Points = 21;
    private const int Digits = 4;

    /// <summary>
    /// Traces a curve of 21 points at most, at confidences that part the values into equal shares; null without any value.
    /// </summary>
    public static ConfidenceCurve? Trace(FacetAnswers answers)
    {
        var images = answers.Images;
        var values = images
            .SelectMany(image => (answers.IsMultiValued ? image.Ranked : image.Ranked.Take(1)).Select(value =>
                (value.Confidence, IsTrue: image.Truth.Contains(value.Value, StringComparer.Ordinal))))
            .OrderByDescending(value => value.Confidence)
            .ToArray();
        if (values.Length == 0)
        {
            return null;
        }

        double[] best = [.. images.Where(image => image.Ranked.Count > 0).Select(image => image.Ranked[0].Confidence).OrderDescending()];
        var truths = images.Sum(image => image.Truth.Count);
        double[] thresholds =
        [
            .. Enumerable.Range(0, Points)
                .Select(point => values[(int)((values.Length - 1L) * point / (Points - 1))].Confidence)
                .Distinct()
                .Order(),
        ];
        var (precision, recall, coverage) = (new double[thresholds.Length], new double[thresholds.Length], new double[thresholds.Length]);
        var (said, right, covered) = (0, 0, 0);
        for (var point = thresholds.Length - 1; point >= 0; point--)
        {
            for (; said < values.Length && values[said].Confidence >= thresholds[point]; said++)
            {
                right += values[said].IsTrue ? 1 : 0;
            }

            while (covered < best.Length && best[covered] >= thresholds[point])
            {
                covered++;
            }

            precision[point] = Math.Round((double)right / said, Digits);
            recall[point] = truths == 0 ? 0 : Math.Round((double)right / truths, Digits);
            coverage[point] = Math.Round((double)covered / images.Count, Digits);
        }

        return new ConfidenceCurve { Threshold = thresholds, Precision = precision, Recall = recall, Coverage = coverage };
    }
}
