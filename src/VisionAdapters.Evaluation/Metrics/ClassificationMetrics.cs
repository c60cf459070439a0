namespace VisionAdapters.Evaluation;

/// <summary>
/// Metrics of one class per image. Classes are numbers from 0; a predicted -1 is an abstention: wrong, a false negative of the true class,
/// and a false positive of none. Against scikit-learn that is a prediction of one more class that <c>labels</c> leaves out. All functions
/// are pure; an empty input gives NaN where the definition divides by the number of images.
/// </summary>
public static class ClassificationMetrics
{
    /// <summary>Computes the share of images whose prediction is true (scikit-learn's <c>accuracy_score</c>).</summary>
    /// <param name="truth">The true class of each image, from 0.</param>
    /// <param name="predicted">The predicted class of each image, or -1.</param>
    /// <returns>A share in [0, 1].</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a true class is negative.</exception>
    public static double Accuracy(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted) => Count(truth, predicted).Accuracy();

    /// <summary>Computes the mean recall of the classes that occur in the truth (scikit-learn's <c>balanced_accuracy_score</c>).</summary>
    /// <param name="truth">The true class of each image, from 0.</param>
    /// <param name="predicted">The predicted class of each image, or -1.</param>
    /// <returns>A value in [0, 1].</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a true class is negative.</exception>
    public static double BalancedAccuracy(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted) =>
        Count(truth, predicted).BalancedAccuracy();

    /// <summary>
    /// Computes the F1 over the classes that are true or predicted somewhere (scikit-learn's <c>f1_score</c> with its default labels).
    /// </summary>
    /// <param name="truth">The true class of each image, from 0.</param>
    /// <param name="predicted">The predicted class of each image, or -1.</param>
    /// <param name="average">How the classes are averaged; not <see cref="F1Average.Samples"/>.</param>
    /// <returns>A value in [0, 1].</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a true class is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="average"/> has no meaning for one class per image.</exception>
    public static double F1(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, F1Average average)
    {
        var counts = Count(truth, predicted);
        return average switch
        {
            F1Average.Macro => counts.MacroF1(),
            F1Average.Weighted => counts.WeightedF1(),
            F1Average.Micro => counts.MicroF1(),
            _ => throw new ArgumentOutOfRangeException(
                nameof(average), average, "One class per image has macro, weighted and micro averages only."),
        };
    }

    /// <summary>Computes the agreement beyond chance (Cohen 1960; scikit-learn's <c>cohen_kappa_score</c>).</summary>
    /// <param name="truth">The true class of each image, from 0.</param>
    /// <param name="predicted">The predicted class of each image, or -1.</param>
    /// <returns>A value of at most 1; NaN when truth and prediction are one and the same class everywhere.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a true class is negative.</exception>
    public static double CohenKappa(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted) => Count(truth, predicted).CohenKappa();

    /// <summary>
    /// Computes the correlation of truth and prediction over many classes (Gorodkin 2004; scikit-learn's <c>matthews_corrcoef</c>).
    /// </summary>
    /// <param name="truth">The true class of each image, from 0.</param>
    /// <param name="predicted">The predicted class of each image, or -1.</param>
    /// <returns>A value in [-1, 1]; 0 when either side is one class everywhere.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a true class is negative.</exception>
    public static double MatthewsCorrelation(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted) =>
        Count(truth, predicted).MatthewsCorrelation();

    private static ClassCounts Count(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted)
    {
        SameLength.ThrowIfDifferent(truth.Length, predicted.Length, nameof(predicted));
        foreach (var value in truth)
        {
            if (value < 0)
            {
                throw new ArgumentException("A true class is a number from 0; leave images without a known class out.", nameof(truth));
            }
        }

        return ClassCounts.FromDecisions(truth, predicted);
    }
}
