namespace VisionAdapters.Evaluation;

/// <summary>
/// Per class, how often it was rightly predicted, predicted at all, and true. Divisions by zero give 0, as scikit-learn's
/// <c>zero_division=0</c> does, unless said otherwise. Classes are numbers from 0.
/// </summary>
public sealed class ClassCounts
{
    internal ClassCounts(int classes) => (Hits, Guesses, Truths) = (new long[classes], new long[classes], new long[classes]);

    /// <summary>Gets the number of classes.</summary>
    public int Classes => Hits.Length;

    /// <summary>Gets the number of images.</summary>
    public long Images { get; internal set; }

    /// <summary>Gets, by class, the number of images that have it and were said to.</summary>
    public ReadOnlySpan<long> TruePositives => Hits;

    /// <summary>Gets, by class, the number of images that were said to have it.</summary>
    public ReadOnlySpan<long> Predicted => Guesses;

    /// <summary>Gets, by class, the number of images that have it.</summary>
    public ReadOnlySpan<long> Support => Truths;

    internal long[] Hits { get; }

    internal long[] Guesses { get; }

    internal long[] Truths { get; }

    /// <summary>Computes the share of the images said to have a class that have it.</summary>
    /// <param name="index">The class.</param>
    /// <returns>A share in [0, 1]; 0 when no image was said to have it.</returns>
    public double Precision(int index) => Ratio(Hits[index], Guesses[index]);

    /// <summary>Computes the share of the images with a class that were said to have it.</summary>
    /// <param name="index">The class.</param>
    /// <returns>A share in [0, 1]; 0 when no image has it.</returns>
    public double Recall(int index) => Ratio(Hits[index], Truths[index]);

    /// <summary>Computes the harmonic mean of precision and recall.</summary>
    /// <param name="index">The class.</param>
    /// <returns>A value in [0, 1]; 0 when no image has it or was said to.</returns>
    public double F1(int index) => Ratio(2 * Hits[index], Guesses[index] + Truths[index]);

    /// <summary>Computes the F1 of a class, or of several that are pooled, from its counts.</summary>
    internal static double F1(long hits, long predicted, long support) => Ratio(2 * hits, predicted + support);

    /// <summary>Computes the recall of a class, or of several that are pooled, from its counts.</summary>
    internal static double Recall(long hits, long predicted, long support) => Ratio(hits, support);

    /// <summary>Counts single-label decisions; a negative prediction is an abstention.</summary>
    internal static ClassCounts FromDecisions(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted)
    {
        var classes = 0;
        for (var i = 0; i < truth.Length; i++)
        {
            classes = Math.Max(classes, Math.Max(truth[i], predicted[i]) + 1);
        }

        var counts = new ClassCounts(classes) { Images = truth.Length };
        for (var i = 0; i < truth.Length; i++)
        {
            counts.Truths[truth[i]]++;
            if (predicted[i] < 0)
            {
                continue;
            }

            counts.Guesses[predicted[i]]++;
            if (predicted[i] == truth[i])
            {
                counts.Hits[truth[i]]++;
            }
        }

        return counts;
    }

    internal double Accuracy() => (double)Sum(Hits) / Images;

    internal double MicroF1() => Ratio(2 * Sum(Hits), Sum(Guesses) + Sum(Truths));

    /// <summary>
    /// The mean F1 of the classes that are true or predicted somewhere; with <paramref name="all"/>, of every class. A class that a
    /// resample lacks keeps the F1 it has on the <paramref name="whole"/> set: were it left out, rare classes would come and go and the
    /// interval would sit above the value.
    /// </summary>
    internal double MacroF1(bool all = false, ClassCounts? whole = null)
    {
        var sum = 0.0;
        var used = 0;
        for (var k = 0; k < Classes; k++)
        {
            var counts = Occurs(k) ? this : whole ?? this;
            if (all || counts.Occurs(k))
            {
                sum += counts.F1(k);
                used++;
            }
        }

        return used == 0 ? 0 : sum / used;
    }

    /// <summary>
    /// The mean of a measure over the frequent classes and, as one more, all others pooled. A class that a resample lacks keeps its value
    /// on the <paramref name="whole"/> set.
    /// </summary>
    internal double MeanOf(bool[] frequent, ClassCounts whole, Func<long, long, long, double> measure)
    {
        var (sum, used) = (0.0, 0);
        var (rare, wholeRare) = ((Hits: 0L, Guesses: 0L, Truths: 0L), (Hits: 0L, Guesses: 0L, Truths: 0L));
        for (var k = 0; k < Classes; k++)
        {
            if (frequent[k])
            {
                var counts = Truths[k] > 0 ? this : whole;
                sum += measure(counts.Hits[k], counts.Guesses[k], counts.Truths[k]);
                used++;
            }
            else
            {
                rare = (rare.Hits + Hits[k], rare.Guesses + Guesses[k], rare.Truths + Truths[k]);
                wholeRare = (wholeRare.Hits + whole.Hits[k], wholeRare.Guesses + whole.Guesses[k], wholeRare.Truths + whole.Truths[k]);
            }
        }

        // Values that are predicted and never true are no class of their own: they are wrong where they stand.
        if (wholeRare.Truths > 0)
        {
            var counts = rare.Truths > 0 ? rare : wholeRare;
            sum += measure(counts.Hits, counts.Guesses, counts.Truths);
            used++;
        }

        return used == 0 ? 0 : sum / used;
    }

    internal double WeightedF1()
    {
        var sum = 0.0;
        for (var k = 0; k < Classes; k++)
        {
            sum += Truths[k] * F1(k);
        }

        var support = Sum(Truths);
        return support == 0 ? 0 : sum / support;
    }

    /// <summary>
    /// The mean recall of the classes that are true somewhere; a class that a resample lacks keeps its recall on the
    /// <paramref name="whole"/> set.
    /// </summary>
    internal double BalancedAccuracy(ClassCounts? whole = null)
    {
        var sum = 0.0;
        var used = 0;
        for (var k = 0; k < Classes; k++)
        {
            var counts = Truths[k] > 0 ? this : whole ?? this;
            if (counts.Truths[k] > 0)
            {
                sum += counts.Recall(k);
                used++;
            }
        }

        return sum / used;
    }

    /// <summary>
    /// Abstentions are a class of their own that is never true, so they add nothing to the agreement by chance. NaN when all is one class.
    /// </summary>
    internal double CohenKappa()
    {
        var byChance = AgreementProduct() / Images;
        return 1 - ((Images - Sum(Hits)) / (Images - byChance));
    }

    /// <summary>Gorodkin's K-category coefficient; abstentions are a class of their own.</summary>
    internal double MatthewsCorrelation()
    {
        double images = Images;
        double abstentions = Images - Sum(Guesses);
        var predictedSquares = abstentions * abstentions;
        var supportSquares = 0.0;
        for (var k = 0; k < Classes; k++)
        {
            predictedSquares += (double)Guesses[k] * Guesses[k];
            supportSquares += (double)Truths[k] * Truths[k];
        }

        var covariance = (Sum(Hits) * images) - AgreementProduct();
        var scale = ((images * images) - predictedSquares) * ((images * images) - supportSquares);
        return scale == 0 ? 0 : covariance / Math.Sqrt(scale);
    }

    private bool Occurs(int index) => Guesses[index] + Truths[index] > 0;

    private double AgreementProduct()
    {
        var sum = 0.0;
        for (var k = 0; k < Classes; k++)
        {
            sum += (double)Guesses[k] * Truths[k];
        }

        return sum;
    }

    private static double Ratio(long numerator, long denominator) => denominator == 0 ? 0 : (double)numerator / denominator;

    private static long Sum(long[] values)
    {
        var sum = 0L;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
