namespace VisionAdapters.Evaluation;

/// <summary>
/// Per class, how often it was rightly predicted, predicted at all, and true: the sufficient statistics of every metric below. Divisions by
/// zero give 0,
/// as scikit-learn's <c>zero_division=0</c> does, unless said otherwise.
/// </summary>
internal sealed class ClassCounts(int classes)
{
    public long[] TruePositives { get; } = new long[classes];

    public long[] Predicted { get; } = new long[classes];

    public long[] Support { get; } = new long[classes];

    /// <summary>Gets or sets the number of images.</summary>
    public long Images { get; set; }

    /// <summary>Counts single-label decisions; a negative prediction is an abstention.</summary>
    public static ClassCounts Of(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted)
    {
        var classes = 0;
        for (var i = 0; i < truth.Length; i++)
        {
            classes = Math.Max(classes, Math.Max(truth[i], predicted[i]) + 1);
        }

        var counts = new ClassCounts(classes) { Images = truth.Length };
        for (var i = 0; i < truth.Length; i++)
        {
            counts.Support[truth[i]]++;
            if (predicted[i] < 0)
            {
                continue;
            }

            counts.Predicted[predicted[i]]++;
            if (predicted[i] == truth[i])
            {
                counts.TruePositives[truth[i]]++;
            }
        }

        return counts;
    }

    public double Precision(int index) => Ratio(TruePositives[index], Predicted[index]);

    public double Recall(int index) => Ratio(TruePositives[index], Support[index]);

    public double F1(int index) => Ratio(2 * TruePositives[index], Predicted[index] + Support[index]);

    public double Accuracy() => (double)Sum(TruePositives) / Images;

    public double MicroPrecision() => Ratio(Sum(TruePositives), Sum(Predicted));

    public double MicroRecall() => Ratio(Sum(TruePositives), Sum(Support));

    public double MicroF1() => Ratio(2 * Sum(TruePositives), Sum(Predicted) + Sum(Support));

    /// <summary>
    /// The mean F1 of the classes that are true or predicted somewhere; with <paramref name="all"/>, of every class. A class that a
    /// resample lacks keeps
    /// the F1 it has on the <paramref name="whole"/> set: were it left out, rare classes would come and go and the interval would sit above
    /// the value.
    /// </summary>
    public double MacroF1(bool all = false, ClassCounts? whole = null)
    {
        var sum = 0.0;
        var used = 0;
        for (var k = 0; k < Support.Length; k++)
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

    public double WeightedF1()
    {
        var sum = 0.0;
        for (var k = 0; k < Support.Length; k++)
        {
            sum += Support[k] * F1(k);
        }

        var support = Sum(Support);
        return support == 0 ? 0 : sum / support;
    }

    /// <summary>
    /// The mean recall of the classes that are true somewhere; a class that a resample lacks keeps its recall on the
    /// <paramref name="whole"/> set.
    /// </summary>
    public double BalancedAccuracy(ClassCounts? whole = null)
    {
        var sum = 0.0;
        var used = 0;
        for (var k = 0; k < Support.Length; k++)
        {
            var counts = Support[k] > 0 ? this : whole ?? this;
            if (counts.Support[k] > 0)
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
    public double CohenKappa()
    {
        var byChance = AgreementProduct() / Images;
        return 1 - ((Images - Sum(TruePositives)) / (Images - byChance));
    }

    /// <summary>Gorodkin's K-category coefficient; abstentions are a class of their own.</summary>
    public double MatthewsCorrelation()
    {
        double images = Images;
        double abstentions = Images - Sum(Predicted);
        var predictedSquares = abstentions * abstentions;
        var supportSquares = 0.0;
        for (var k = 0; k < Support.Length; k++)
        {
            predictedSquares += (double)Predicted[k] * Predicted[k];
            supportSquares += (double)Support[k] * Support[k];
        }

        var covariance = (Sum(TruePositives) * images) - AgreementProduct();
        var scale = ((images * images) - predictedSquares) * ((images * images) - supportSquares);
        return scale == 0 ? 0 : covariance / Math.Sqrt(scale);
    }

    private bool Occurs(int index) => Predicted[index] + Support[index] > 0;

    private double AgreementProduct()
    {
        var sum = 0.0;
        for (var k = 0; k < Support.Length; k++)
        {
            sum += (double)Predicted[k] * Support[k];
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
