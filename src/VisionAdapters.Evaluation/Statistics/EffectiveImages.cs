namespace VisionAdapters.Evaluation;

/// <summary>
/// How many independent images would tell as much as the images there are (Korn and Graubard 1998): fewer, where some belong together or
/// count more than others.
/// </summary>
internal static class EffectiveImages
{
    // From fewer groups that differ from the others, how much groups matter cannot be told: each counts once.
    private const int FewGroups = 10;

    /// <summary>The images that a value in [0, 1], the ratio of two sums, rests on.</summary>
    public static double Count(ImageRatios ratios, ImageGroups groups)
    {
        if (ratios.IsYesOrNo && groups.AreSingle)
        {
            return groups.Images;
        }

        var sums = ratios.Sum(groups);
        var (value, denominator) = (sums.Measure(), sums.Denominators.Sum());

        // What has no part in the value, such as an abstention in a precision, tells nothing of it.
        var used = sums.Denominators.Count(part => part > 0);
        var variance = VarianceOfSum(sums.Numerators.Zip(sums.Denominators, (part, whole) => part - (value * whole)));
        var images = variance > 0 ? Math.Min(denominator, value * (1 - value) * denominator * denominator / variance) : used;
        var apart = sums.Numerators.Zip(sums.Denominators).Count(sum => value > 0.5 ? sum.First < sum.Second : sum.First > 0);
        return apart < FewGroups ? Math.Min(images, used) : images;
    }

    /// <summary>The images that the difference of two shares rests on.</summary>
    public static double Count(ImageRatios first, ImageRatios second, ImageGroups groups)
    {
        if (groups.AreSingle)
        {
            return groups.Images;
        }

        double[] differences = [.. first.Numerators.Zip(second.Numerators, (a, b) => a - b)];
        var mean = differences.Average();
        var around = Array.ConvertAll(differences, difference => difference - mean);
        var sums = groups.Sum(around);
        var (grouped, single) = (VarianceOfSum(sums), around.Sum(difference => difference * difference));
        var images = grouped > 0 ? groups.Images * Math.Min(1, single / grouped) : groups.Count;
        return groups.Sum(differences).Count(sum => sum != 0) < FewGroups ? Math.Min(images, groups.Count) : images;
    }

    /// <summary>Estimates the variance of a sum from what independent units contribute around a mean of 0.</summary>
    private static double VarianceOfSum(IEnumerable<double> contributions)
    {
        var (squares, count) = (0.0, 0);
        foreach (var contribution in contributions)
        {
            squares += contribution * contribution;
            count++;
        }

        return count < 2 ? 0 : squares * count / (count - 1);
    }
}
