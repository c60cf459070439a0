using MathNet.Numerics.Distributions;

namespace VisionAdapters.Evaluation;

/// <summary>The interval of a share: of images that are right, and others that are not.</summary>
internal static class Proportion
{
    /// <summary>
    /// Computes the score interval (Wilson 1927), which keeps within [0, 1] and has a width even where all images are right. The number
    /// of images need not be whole: images that belong together count as fewer.
    /// </summary>
    public static (double Low, double High) Interval(double share, double images, double confidence, double degreesOfFreedom = double.PositiveInfinity)
    {
        if (!(images > 0))
        {
            return (double.NaN, double.NaN);
        }

        var z = Quantile(0.5 + (confidence / 2), degreesOfFreedom);
        var shrink = 1 + (z * z / images);
        var center = (share + (z * z / (2 * images))) / shrink;
        var half = z / shrink * Math.Sqrt((share * (1 - share) / images) + (z * z / (4 * images * images)));

        // What the formula gives at the ends is 0 and 1 but for rounding.
        return (share == 0 ? 0 : Math.Max(0, center - half), share == 1 ? 1 : Math.Min(1, center + half));
    }

    /// <summary>Gets a quantile of Student's distribution; of the normal one for infinitely many degrees of freedom.</summary>
    public static double Quantile(double probability, double degreesOfFreedom) => double.IsPositiveInfinity(degreesOfFreedom)
        ? Normal.InvCDF(0, 1, probability)
        : StudentT.InvCDF(0, 1, Math.Max(1, degreesOfFreedom), probability);
}
