namespace VisionAdapters.Evaluation;

/// <summary>
/// How a metric is computed: once on the whole set, and once on each bootstrap resample, which draws images several times or not at all.
/// NaN means that the metric has no meaning there; a metric that is NaN on the whole set is left out of the results.
/// </summary>
public sealed class MetricComputation
{
    private readonly Func<FacetAnswers, PreparedMetric> _prepare;

    private MetricComputation(Func<FacetAnswers, PreparedMetric> prepare) => _prepare = prepare;

    /// <summary>Computes the mean of a number that each image has, such as 1 for a right answer and 0 for a wrong one.</summary>
    /// <param name="value">The number of an image.</param>
    /// <returns>The computation. Where all numbers are 0 or 1, differences are tested exactly (McNemar), else by random swaps.</returns>
    public static MetricComputation FromImages(Func<ImageAnswer, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return FromImageRatios(image => (value(image), 1));
    }

    /// <summary>Computes the sum of a number that each image has, divided by the sum of another one; 0 where that sum is 0.</summary>
    /// <param name="ratio">The two numbers of an image.</param>
    /// <returns>The computation. Differences are tested by random swaps of the two providers' answers.</returns>
    public static MetricComputation FromImageRatios(Func<ImageAnswer, (double Numerator, double Denominator)> ratio)
    {
        ArgumentNullException.ThrowIfNull(ratio);
        return new(Prepare);

        PreparedMetric Prepare(FacetAnswers answers)
        {
            var parts = answers.Images.Select(ratio).ToArray();
            var ratios = new ImageRatios(
                Array.ConvertAll(parts, part => part.Numerator), Array.ConvertAll(parts, part => part.Denominator));
            return new(sample => ratios.Measure(sample.Weights, sample.Counts.Images), ratios);
        }
    }

    /// <summary>Computes a metric from how often each class was rightly predicted, predicted and true.</summary>
    /// <param name="value"> The metric of the counts. It is called from several threads at once. The second argument counts the whole set:
    /// for classes that a resample lacks.
    /// </param>
    /// <returns>The computation.</returns>
    public static MetricComputation FromCounts(Func<ClassCounts, ClassCounts, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return FromSamples(answers => sample => value(sample.Counts, answers.Counts));
    }

    /// <summary>Computes a metric from how often each class was rightly predicted, predicted and true.</summary>
    /// <param name="value">The metric of the counts. It is called from several threads at once.</param>
    /// <returns>The computation.</returns>
    public static MetricComputation FromCounts(Func<ClassCounts, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return FromSamples(_ => sample => value(sample.Counts));
    }

    /// <summary>Computes a metric from anything else: what is needed again and again is prepared once.</summary>
    /// <param name="prepare"> Makes, from all answers of a provider, what measures a resample. That is called from several threads at once.
    /// </param>
    /// <returns>The computation.</returns>
    public static MetricComputation FromSamples(Func<FacetAnswers, SampleMeasure> prepare)
    {
        ArgumentNullException.ThrowIfNull(prepare);
        return new(answers => new(prepare(answers), null));
    }

    /// <summary>Computes a metric that knows its own interval.</summary>
    internal static MetricComputation FromEstimate(Func<FacetAnswers, ImageGroups, Estimate> measure) =>
        new(answers => new(_ => double.NaN, null, groups => measure(answers, groups)));

    internal PreparedMetric Prepare(FacetAnswers answers) => _prepare(answers);
}
