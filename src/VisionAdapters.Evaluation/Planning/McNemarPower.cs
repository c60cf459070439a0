using MathNet.Numerics.Distributions;

namespace VisionAdapters.Evaluation;

/// <summary>
/// Plans a comparison of two providers on the same images by McNemar's exact test: how many images it needs, and what a number of images
/// can show. Only images on which just one of the two is right say anything, so the plan depends on their share.
/// </summary>
public static class McNemarPower
{
    private const double MaxDeviations = 8;

    /// <summary>
    /// Computes the power of the exact two-sided test, over all numbers of images on which just one of two providers is right: the chance
    /// that a true difference is found.
    /// </summary>
    /// <param name="images">The number of images, at least 1.</param>
    /// <param name="difference">
    /// The true difference of the shares of right answers, in [0, <paramref name="discordance"/>]: 0.02 is two points.
    /// </param>
    /// <param name="discordance">The share of images on which just one of the two is right, in (0, 1].</param>
    /// <param name="level">The level of the test, in (0, 1), such as 0.05.</param>
    /// <returns>The power, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Power(int images, double difference, double discordance, double level = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(images, 1);
        ThrowIfNoShare(discordance, nameof(discordance));
        ThrowIfNoShare(level, nameof(level));
        if (!(difference >= 0 && difference <= discordance))
        {
            throw new ArgumentOutOfRangeException(
                nameof(difference), difference, "A difference cannot be larger than the share of images on which it can show.");
        }

        var better = (discordance + difference) / (2 * discordance);
        var (mean, deviation) = (images * discordance, Math.Sqrt(images * discordance * (1 - discordance)));
        var first = Math.Max(1, (int)(mean - (MaxDeviations * deviation)));
        var last = Math.Min(images, (int)Math.Ceiling(mean + (MaxDeviations * deviation)));
        var rejected = FindRejected(first, level);
        var power = 0.0;
        for (var discordant = first; discordant <= last; discordant++)
        {
            // With one image more, the region of rejection grows by one at most.
            if (IsRejected(rejected + 1, discordant, level))
            {
                rejected++;
            }

            if (rejected >= 0)
            {
                power += Binomial.PMF(discordance, images, discordant)
                    * (Binomial.CDF(better, discordant, rejected) + Binomial.CDF(1 - better, discordant, rejected));
            }
        }

        return Math.Min(1, power);
    }

    /// <summary>Finds how many images show a difference with a given power.</summary>
    /// <param name="difference">The true difference of the shares of right answers, in (0, <paramref name="discordance"/>].</param>
    /// <param name="discordance">The share of images on which just one of the two is right, in (0, 1].</param>
    /// <param name="power">The power, in (0, 1), such as 0.8.</param>
    /// <param name="level">The level of the test, in (0, 1), such as 0.05.</param>
    /// <returns>The number of images, within one percent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static int ImagesNeeded(double difference, double discordance, double power = 0.8, double level = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(difference);
        ThrowIfNoShare(power, nameof(power));
        ThrowIfNoShare(discordance, nameof(discordance));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(difference, discordance);
        var most = (int)Math.Ceiling(ApproximateImages(difference, discordance, power, level));
        while (Power(most, difference, discordance, level) < power)
        {
            most *= 2;
        }

        var fewest = 1;
        while (most - fewest > 1 + (most / 200))
        {
            var middle = fewest + ((most - fewest) / 2);
            (fewest, most) = Power(middle, difference, discordance, level) < power ? (middle, most) : (fewest, middle);
        }

        return most;
    }

    /// <summary>Finds the smallest difference that a number of images shows with a given power.</summary>
    /// <param name="images">The number of images, at least 1.</param>
    /// <param name="discordance">The share of images on which just one of the two is right, in (0, 1].</param>
    /// <param name="power">The power, in (0, 1), such as 0.8.</param>
    /// <param name="level">The level of the test, in (0, 1), such as 0.05.</param>
    /// <returns>
    /// The difference, in (0, <paramref name="discordance"/>], within a hundredth of a point; <see langword="null"/> when even the largest
    /// one
    /// is found less often.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double? SmallestDifference(int images, double discordance, double power = 0.8, double level = 0.05)
    {
        ThrowIfNoShare(power, nameof(power));
        if (Power(images, discordance, discordance, level) < power)
        {
            return null;
        }

        var (too, enough) = (0.0, discordance);
        while (enough - too > 0.00005)
        {
            var middle = (too + enough) / 2;
            (too, enough) = Power(images, middle, discordance, level) < power ? (middle, enough) : (too, middle);
        }

        return enough;
    }

    /// <summary>The normal approximation (Connor 1987), from where the search starts.</summary>
    private static double ApproximateImages(double difference, double discordance, double power, double level)
    {
        var (a, b) = (Normal.InvCDF(0, 1, 1 - (level / 2)), Normal.InvCDF(0, 1, power));
        var spread = Math.Sqrt(Math.Max(0, discordance - (difference * difference)));
        var root = ((a * Math.Sqrt(discordance)) + (b * spread)) / difference;
        return Math.Max(2, root * root);
    }

    /// <summary>Finds the largest number of the rarer kind at which the test rejects; -1 when it never does.</summary>
    private static int FindRejected(int discordant, double level)
    {
        var (rejected, kept) = (-1, (discordant / 2) + 1);
        while (kept - rejected > 1)
        {
            var middle = (rejected + kept) / 2;
            (rejected, kept) = IsRejected(middle, discordant, level) ? (middle, kept) : (rejected, middle);
        }

        return rejected;
    }

    private static bool IsRejected(int rarer, int discordant, double level) =>
        2 * rarer < discordant && 2 * Binomial.CDF(0.5, discordant, rarer) <= level;

    private static void ThrowIfNoShare(double value, string name)
    {
        if (!(value > 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "A share lies above 0 and is at most 1.");
        }
    }
}
