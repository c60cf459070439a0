namespace VisionAdapters.Taxonomy;

/// <summary>
/// The colour difference CIEDE2000 with all weights 1, as in G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 color-difference formula:
/// implementation notes, supplementary test data, and mathematical observations", Color Research and Application 30 (2005). A difference of
/// 1 is just visible.
/// </summary>
internal static class ColorDifference
{
    private const double FullTurn = 360;
    private const double HalfTurn = 180;

    /// <summary>25 to the power of 7.</summary>
    private const double Pow25To7 = 6103515625;

    public static double Between(LabColor first, LabColor second)
    {
        var stretch = 1 + (0.5 * (1 - NearNeutral((first.Chroma + second.Chroma) / 2)));
        var (c1, h1) = Polar(first.A * stretch, first.B);
        var (c2, h2) = Polar(second.A * stretch, second.B);
        var hueGap = c1 * c2 == 0 ? 0 : HueGap(h1, h2);
        var lightness = (first.L + second.L) / 2;
        var chroma = (c1 + c2) / 2;
        var hue = c1 * c2 == 0 ? h1 + h2 : MeanHue(h1, h2);

        var offMiddle = (lightness - 50) * (lightness - 50);
        var dL = (second.L - first.L) / (1 + (0.015 * offMiddle / Math.Sqrt(20 + offMiddle)));
        var dC = (c2 - c1) / (1 + (0.045 * chroma));
        var weight = 1 - (0.17 * Cosine(hue - 30)) + (0.24 * Cosine(2 * hue))
            + (0.32 * Cosine((3 * hue) + 6)) - (0.20 * Cosine((4 * hue) - 63));
        var dH = 2 * Math.Sqrt(c1 * c2) * Sine(hueGap / 2) / (1 + (0.015 * chroma * weight));
        var turn = (hue - 275) / 25;
        var rotation = -2 * NearNeutral(chroma) * Sine(60 * Math.Exp(-turn * turn));
        return Math.Sqrt((dL * dL) + (dC * dC) + (dH * dH) + (rotation * dC * dH));
    }

    private static double NearNeutral(double chroma)
    {
        var seventh = Math.Pow(chroma, 7);
        return Math.Sqrt(seventh / (seventh + Pow25To7));
    }

    private static (double Chroma, double Hue) Polar(double a, double b)
    {
        var hue = Math.Atan2(b, a) * HalfTurn / Math.PI;
        return (Math.Sqrt((a * a) + (b * b)), hue < 0 ? hue + FullTurn : hue);
    }

    private static double HueGap(double first, double second) => (second - first) switch
    {
        > HalfTurn => second - first - FullTurn,
        < -HalfTurn => second - first + FullTurn,
        var gap => gap,
    };

    private static double MeanHue(double first, double second)
    {
        var sum = first + second;
        if (Math.Abs(first - second) <= HalfTurn)
        {
            return sum / 2;
        }

        return sum < FullTurn ? (sum + FullTurn) / 2 : (sum - FullTurn) / 2;
    }

    private static double Cosine(double degrees) => Math.Cos(degrees * Math.PI / HalfTurn);

    private static double Sine(double degrees) => Math.Sin(degrees * Math.PI / HalfTurn);
}
