namespace VisionAdapters.Taxonomy;

/// <summary>A colour in CIE L*a*b* under the white of sRGB, D65 (CIE 15:2018, section 8.2.1; sRGB as IEC 61966-2-1 defines it).</summary>
/// <param name="L">The lightness, 0 for black to 100 for white.</param>
/// <param name="A">From green (negative) to red.</param>
/// <param name="B">From blue (negative) to yellow.</param>
internal readonly record struct LabColor(double L, double A, double B)
{
    /// <summary>Gets how far the colour is from grey.</summary>
    public double Chroma => Math.Sqrt((A * A) + (B * B));

    public static LabColor FromRgb(byte red, byte green, byte blue)
    {
        var (r, g, b) = (ToLinear(red), ToLinear(green), ToLinear(blue));
        var x = Compress(((0.4124564 * r) + (0.3575761 * g) + (0.1804375 * b)) / 0.95047);
        var y = Compress((0.2126729 * r) + (0.7151522 * g) + (0.0721750 * b));
        var z = Compress(((0.0193339 * r) + (0.1191920 * g) + (0.9503041 * b)) / 1.08883);
        return new LabColor((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double ToLinear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static double Compress(double t)
    {
        const double Delta = 6.0 / 29;
        return t > Delta * Delta * Delta ? Math.Cbrt(t) : (t / (3 * Delta * Delta)) + (4.0 / 29);
    }
}
