using MathNet.Numerics.Distributions;

namespace VisionAdapters.Evaluation;

/// <summary>The interval of a share: of images that are right, and others that are not.</summary>
internal static class Proportion
{
    private const double FewImages = 10;

    /// <summary>
    /// Computes the score interval (Wilson 1927); where fewer than ten images are right, or wrong, the exact one (Clopper and Pearson
    /// 1934),
    /// which is never too narrow. The number of images need not be whole: images that belong together count as fewer (Korn and Graubard
    /// 1998).
    /// </summary>
    public static (double Low, double High) Interval(
        double share, double images, double confidence, double degreesOfFreedom = double.PositiveInfinity)
    {
        if (!(images > 0))
        {
            return (double.NaN, double.NaN);
        }

        var upper = 0.5 + (confidence / 2);
        var (z, t) = (Quantile(upper, double.PositiveInfinity), Quantile(upper, degreesOfFreedom));
        return Math.Min(share, 1 - share) * images < FewImages
            ? Exact(share, images * (z / t) * (z / t), upper)
            : Score(share, images, t);
    }

    /// <summary>Gets a quantile of Student's distribution; of the normal one for infinitely many degrees of freedom.</summary>
    public static double Quantile(double probability, double degreesOfFreedom) => double.IsPositiveInfinity(degreesOfFreedom)
        ? Normal.InvCDF(0, 1, probability)
        : StudentT.InvCDF(0, 1, Math.Max(1, degreesOfFreedom), probability);

    private static (double Low, double High) Score(double share, double images, double z)
    {
        var shrink = 1 + (z * z / images);
        var center = (share + (z * z / (2 * images))) / shrink;
        var half = z / shrink * Math.Sqrt((share * (1 - share) / images) + (z * z / (4 * images * images)));
        return (Math.Max(0, center - half), Math.Min(1, center + half));
    }

    private static (double Low, double High) Exact(double share, double images, double upper)
    {
        var (right, wrong) = (share * images, (1 - share) * images);
        return (
            right <= 0 ? 0 : Beta.InvCDF(right, wrong + 1, 1 - upper),
            wrong <= 0 ? 1 : Beta.InvCDF(right + 1, wrong, upper));
    }
}
