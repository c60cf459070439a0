using MathNet.Numerics.Distributions;

namespace VisionAdapters.Evaluation;

/// <summary>
/// The difference of two shares on the same images, each of which is right or wrong: the score interval of Tango (1998) and its one-sided
/// tests.
/// </summary>
/// <param name="OnlyA">The number of images on which only the first one is right.</param>
/// <param name="OnlyB">The number of images on which only the second one is right.</param>
/// <param name="Images">The number of images. None of the three need be whole: images that belong together count as fewer.</param>
/// <param name="DegreesOfFreedom">Those of the number of images, where it is an estimate; else infinite.</param>
internal sealed record PairedProportion(double OnlyA, double OnlyB, double Images, double DegreesOfFreedom = double.PositiveInfinity)
{
    private const int Halvings = 60;

    public double Difference => (OnlyA - OnlyB) / Images;

    /// <summary>Gets the differences that the images do not speak against.</summary>
    public (double Low, double High) Interval(double confidence)
    {
        var z = Proportion.Quantile(0.5 + (confidence / 2), DegreesOfFreedom);
        return (OnlyB == Images ? -1 : Solve(z, -1, Difference), OnlyA == Images ? 1 : Solve(-z, Difference, 1));
    }

    /// <summary>Computes the p-value of the two one-sided tests that the difference is not as large as the margin, either way.</summary>
    public double PEquivalent(double margin) => margin <= 0
        ? 1
        : Math.Max(1 - Cumulative(Score(-margin)), Cumulative(Score(margin)));

    private double Cumulative(double z) => double.IsPositiveInfinity(DegreesOfFreedom)
        ? Normal.CDF(0, 1, z)
        : StudentT.CDF(0, 1, DegreesOfFreedom, z);

    private double Solve(double z, double low, double high)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (Score(middle) > z)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }

    /// <summary>How far, in standard errors, the images lie above a true difference; it falls as the difference grows.</summary>
    private double Score(double difference)
    {
        var n = Images;
        var a = 2 * n;
        var b = -OnlyA - OnlyB + (((2 * n) - OnlyA + OnlyB) * difference);
        var c = -OnlyB * difference * (1 - difference);

        // The likeliest share of images on which only the second one is right, given the difference.
        var onlyB = (Math.Sqrt(Math.Max(0, (b * b) - (4 * a * c))) - b) / (2 * a);
        var variance = n * ((2 * onlyB) + (difference * (1 - difference)));
        var distance = OnlyA - OnlyB - (n * difference);
        return variance > 1e-12 ? distance / Math.Sqrt(variance)
            : distance == 0 ? 0
            : distance > 0 ? double.PositiveInfinity
            : double.NegativeInfinity;
    }
}
