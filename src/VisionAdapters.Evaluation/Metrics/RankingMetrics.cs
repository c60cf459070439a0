namespace VisionAdapters.Evaluation;

/// <summary>Metrics of the order that confidences give. The functions are pure.</summary>
public static class RankingMetrics
{
    /// <summary>
    /// Computes the area under the precision-recall steps, sum of (R_n - R_(n-1)) P_n over the distinct scores from high to low
    /// (scikit-learn's <c>average_precision_score</c>).
    /// </summary>
    /// <param name="truth">Whether each image truly has the class.</param>
    /// <param name="scores">The score of the class on each image; equal scores are one step.</param>
    /// <returns>A value in [0, 1]; NaN when no image has the class.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double AveragePrecision(ReadOnlySpan<bool> truth, ReadOnlySpan<double> scores)
    {
        SameLength.ThrowIfDifferent(truth.Length, scores.Length, nameof(scores));
        var keys = new double[scores.Length];
        var flags = truth.ToArray();
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = -scores[i];
        }

        Array.Sort(keys, flags);
        var hits = 0;
        var counted = 0;
        var sum = 0.0;
        for (var i = 0; i < keys.Length; i++)
        {
            hits += flags[i] ? 1 : 0;
            if (i + 1 == keys.Length || keys[i + 1] != keys[i])
            {
                sum += (double)(hits - counted) * hits / (i + 1);
                counted = hits;
            }
        }

        return sum / hits;
    }

    /// <summary>Computes the mean of <see cref="AveragePrecision"/> over the classes that at least one image has.</summary>
    /// <param name="truth">The true classes of each image, from 0.</param>
    /// <param name="scores">Per image, the score of every class.</param>
    /// <returns>A value in [0, 1]; NaN when no image has any class.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double MeanAveragePrecision(IReadOnlyList<IReadOnlyCollection<int>> truth, IReadOnlyList<IReadOnlyList<double>> scores)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(scores);
        SameLength.ThrowIfDifferent(truth.Count, scores.Count, nameof(scores));
        var sum = 0.0;
        var used = 0;
        for (var k = 0; k < (scores.Count == 0 ? 0 : scores[0].Count); k++)
        {
            var flags = truth.Select(t => t.Contains(k)).ToArray();
            if (flags.Contains(true))
            {
                sum += AveragePrecision(flags, scores.Select(s => s[k]).ToArray());
                used++;
            }
        }

        return sum / used;
    }

    /// <summary>
    /// Computes the share of images whose true class has one of the <paramref name="k"/> highest scores (scikit-learn's
    /// <c>top_k_accuracy_score</c>: of two equal scores the class with the higher number ranks first).
    /// </summary>
    /// <param name="truth">The true class of each image, from 0.</param>
    /// <param name="scores">Per image, the score of every class.</param>
    /// <param name="k">How many classes count, from 1.</param>
    /// <returns>A share in [0, 1].</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double TopKAccuracy(ReadOnlySpan<int> truth, IReadOnlyList<IReadOnlyList<double>> scores, int k)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        SameLength.ThrowIfDifferent(truth.Length, scores.Count, nameof(scores));
        var hits = 0;
        for (var i = 0; i < truth.Length; i++)
        {
            var ahead = 0;
            var own = scores[i][truth[i]];
            for (var other = 0; other < scores[i].Count; other++)
            {
                ahead += scores[i][other] > own || (scores[i][other] == own && other > truth[i]) ? 1 : 0;
            }

            hits += ahead < k ? 1 : 0;
        }

        return (double)hits / truth.Length;
    }

    /// <summary>
    /// Computes the normalized discounted cumulative gain of one ranking: gains discounted by log2(rank + 1), tied scores sharing the mean
    /// of their gains (McSherry and Najork 2008; scikit-learn's <c>ndcg_score</c> of one sample).
    /// </summary>
    /// <param name="relevance">The gain of each item, at least 0.</param>
    /// <param name="scores">The score of each item.</param>
    /// <param name="k">How many ranks count; <see langword="null"/> for all.</param>
    /// <returns>A value in [0, 1]; 0 when nothing is relevant.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double NormalizedDiscountedCumulativeGain(ReadOnlySpan<double> relevance, ReadOnlySpan<double> scores, int? k = null)
    {
        SameLength.ThrowIfDifferent(relevance.Length, scores.Length, nameof(scores));
        var best = DiscountedGain(relevance, relevance, k ?? relevance.Length);
        return best == 0 ? 0 : DiscountedGain(relevance, scores, k ?? relevance.Length) / best;
    }

    private static double DiscountedGain(ReadOnlySpan<double> relevance, ReadOnlySpan<double> scores, int k)
    {
        var keys = new double[scores.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = -scores[i];
        }

        var gains = relevance.ToArray();
        Array.Sort(keys, gains);
        var sum = 0.0;
        for (var start = 0; start < keys.Length;)
        {
            var end = start;
            var gain = 0.0;
            var discount = 0.0;
            for (; end < keys.Length && keys[end] == keys[start]; end++)
            {
                gain += gains[end];
                discount += end < k ? 1 / Math.Log2(end + 2) : 0;
            }

            sum += gain / (end - start) * discount;
            start = end;
        }

        return sum;
    }
}
