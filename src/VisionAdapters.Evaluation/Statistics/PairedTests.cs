namespace VisionAdapters.Evaluation;

/// <summary>Tests of the difference between two providers that answered for the same images.</summary>
public static class PairedTests
{
    /// <summary>
    /// Computes the exact two-sided p-value of McNemar's test: how likely images on which just one of two providers is right split at least
    /// this unevenly if either were right equally often (the binomial test of McNemar 1947).
    /// </summary>
    /// <param name="onlyFirst">The number of images on which only the first one is right.</param>
    /// <param name="onlySecond">The number of images on which only the second one is right.</param>
    /// <returns>A p-value in (0, 1]; 1 when the two never differ.</returns>
    public static double McNemarExact(int onlyFirst, int onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        var n = onlyFirst + onlySecond;
        var fewer = Math.Min(onlyFirst, onlySecond);

        // Terms of the binomial are summed relative to the largest one, so that neither 2^-n nor n over k leaves the range of a double.
        var sum = 1.0;
        var term = 1.0;
        for (var k = fewer; k > 0; k--)
        {
            term *= (double)k / (n - k + 1);
            sum += term;
        }

        var logLargest = 0.0;
        for (var k = 1; k <= fewer; k++)
        {
            logLargest += Math.Log((double)(n - fewer + k) / k);
        }

        return Math.Min(1, 2 * sum * Math.Exp(logLargest - (n * Math.Log(2))));
    }

    /// <summary>
    /// Adjusts p-values of several tests so that the chance of any false finding stays below the level of each (the step-down method of
    /// Holm 1979): multiply the i-th smallest of m by m - i + 1, never below an earlier one, at most 1.
    /// </summary>
    /// <param name="pValues">The p-values, each in [0, 1].</param>
    /// <returns>The adjusted p-values, in the order given.</returns>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var order = Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).ToArray();
        var adjusted = new double[pValues.Count];
        var floor = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            floor = Math.Max(floor, Math.Min(1, (order.Length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = floor;
        }

        return adjusted;
    }

    /// <summary>
    /// Tests a difference: exactly where each image is right or wrong and stands alone, else by random swaps of all answers to a group.
    /// </summary>
    internal static double PValue(
        ImageRatios first, ImageRatios second, ImageGroups groups, int permutations, int seed, CancellationToken cancellationToken)
    {
        if (groups.AreSingle && first.IsYesOrNo && second.IsYesOrNo)
        {
            var (onlyFirst, onlySecond) = CountDiscordant(first, second);
            return McNemarExact(onlyFirst, onlySecond);
        }

        return SignFlipTest.PValue(first.Sum(groups), second.Sum(groups), permutations, seed, cancellationToken);
    }

    /// <summary>Makes the difference of two shares; null where images are not simply right or wrong.</summary>
    internal static PairedProportion? Pair(ImageRatios first, ImageRatios second, ImageGroups groups)
    {
        if (!first.IsYesOrNo || !second.IsYesOrNo)
        {
            return null;
        }

        var (onlyFirst, onlySecond) = CountDiscordant(first, second);
        var images = EffectiveImages.Count(first, second, groups);
        var scale = images / groups.Images;
        return new PairedProportion(onlyFirst * scale, onlySecond * scale, images, groups.DegreesOfFreedom);
    }

    /// <summary>Returns the share of images on which just one is right; null where images are not simply right or wrong.</summary>
    internal static double? Discordance(ImageRatios first, ImageRatios second)
    {
        var (onlyFirst, onlySecond) = CountDiscordant(first, second);
        return first.IsYesOrNo && second.IsYesOrNo ? (double)(onlyFirst + onlySecond) / first.Numerators.Length : null;
    }

    private static (int OnlyFirst, int OnlySecond) CountDiscordant(ImageRatios first, ImageRatios second)
    {
        var (onlyFirst, onlySecond) = (0, 0);
        for (var i = 0; i < first.Numerators.Length; i++)
        {
            onlyFirst += first.Numerators[i] > second.Numerators[i] ? 1 : 0;
            onlySecond += first.Numerators[i] < second.Numerators[i] ? 1 : 0;
        }

        return (onlyFirst, onlySecond);
    }
}
