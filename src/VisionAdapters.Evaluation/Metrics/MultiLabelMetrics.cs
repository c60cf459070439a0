namespace VisionAdapters.Evaluation;

/// <summary>Metrics of any number of labels per image. Labels are numbers from 0; the functions are pure.</summary>
public static class MultiLabelMetrics
{
    /// <summary>
    /// Computes the F1 of predicted against true sets: scikit-learn's <c>f1_score</c> on indicator matrices of <paramref name="classes"/>
    /// columns with <c>zero_division=0</c>, so a class that is neither true nor predicted anywhere counts 0 in the macro average, and an
    /// image without either counts 0 in the average over samples.
    /// </summary>
    /// <param name="truth">The true labels of each image, each once.</param>
    /// <param name="predicted">The predicted labels of each image, each once.</param>
    /// <param name="classes">The number of labels there are.</param>
    /// <param name="average">How decisions are averaged.</param>
    /// <returns>A value in [0, 1]; NaN over samples when there is no image.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="average"/> is unknown, or a label is not in [0,
    /// <paramref name="classes"/>).</exception>
    public static double F1(
        IReadOnlyList<IReadOnlyCollection<int>> truth, IReadOnlyList<IReadOnlyCollection<int>> predicted, int classes, F1Average average)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        SameLength.ThrowIfDifferent(truth.Count, predicted.Count, nameof(predicted));
        var counts = new ClassCounts(classes) { Images = truth.Count };
        var samples = 0.0;
        for (var i = 0; i < truth.Count; i++)
        {
            var hits = Count(truth[i], predicted[i], counts);
            samples += SetF1(hits, truth[i].Count, predicted[i].Count);
        }

        return average switch
        {
            F1Average.Macro => counts.MacroF1(all: true),
            F1Average.Weighted => counts.WeightedF1(),
            F1Average.Micro => counts.MicroF1(),
            F1Average.Samples => samples / truth.Count,
            _ => throw new ArgumentOutOfRangeException(nameof(average), average, "Not an average of F1."),
        };
    }

    /// <summary>The F1 of one predicted set; 0 when both sets are empty.</summary>
    internal static double SetF1(int hits, int truth, int predicted) => truth + predicted == 0 ? 0 : 2.0 * hits / (truth + predicted);

    private static int Count(IReadOnlyCollection<int> truth, IReadOnlyCollection<int> predicted, ClassCounts counts)
    {
        foreach (var label in truth)
        {
            counts.Truths[Checked(label, counts)]++;
        }

        var hits = 0;
        foreach (var label in predicted)
        {
            counts.Guesses[Checked(label, counts)]++;
            if (truth.Contains(label))
            {
                counts.Hits[label]++;
                hits++;
            }
        }

        return hits;
    }

    private static int Checked(int label, ClassCounts counts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, counts.Classes);
        return label;
    }
}
