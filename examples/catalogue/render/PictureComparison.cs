using SkiaSharp;

namespace VisionAdapters.Catalogue;

/// <summary>
/// Tells whether two JPEG files show the same picture. On one platform rendering gives the same bytes every time;
/// between platforms the rounding of curves and of the JPEG codec may differ a little.
/// </summary>
internal static class PictureComparison
{
    /// <summary>The mean absolute difference of 8-bit channels up to which two pictures count as the same.</summary>
    public const double Tolerance = 1.0;

    /// <summary>Compares a committed picture with the one that is rendered now.</summary>
    /// <returns>A line when they differ or the file is missing; none when all is well.</returns>
    public static IEnumerable<string> Check(string file, byte[] rendered)
    {
        if (!File.Exists(file))
        {
            return [$"{file}: missing"];
        }

        var difference = MeanDifference(File.ReadAllBytes(file), rendered);
        return difference > Tolerance ? [$"{file}: differs by {difference:0.00} grey levels a pixel, {Tolerance:0.00} are allowed"] : [];
    }

    /// <summary>Gives the mean absolute difference over all pixels and channels; infinite when the sizes differ.</summary>
    public static double MeanDifference(byte[] first, byte[] second)
    {
        using var a = SKBitmap.Decode(first);
        using var b = SKBitmap.Decode(second);
        if (a is null || b is null || a.Info.Size != b.Info.Size)
        {
            return double.PositiveInfinity;
        }

        var (left, right) = (a.Bytes, b.Bytes);
        long sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += Math.Abs(left[i] - right[i]);
        }

        return (double)sum / left.Length;
    }
}
