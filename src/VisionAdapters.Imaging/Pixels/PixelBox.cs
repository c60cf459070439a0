namespace VisionAdapters.Imaging;

/// <summary>A region in whole pixels of a picture, at least one each way, and within the picture.</summary>
internal readonly record struct PixelBox(int Left, int Top, int Width, int Height)
{
    /// <summary>Rounds a region, widened by a part of its sides, to the pixels that it touches. Numbers that are none count as 0.</summary>
    public static PixelBox From(ImageRegion region, double margin, int width, int height)
    {
        var (left, right) = Span(region.X, region.Width, margin, width);
        var (top, bottom) = Span(region.Y, region.Height, margin, height);
        return new PixelBox(left, top, right - left, bottom - top);
    }

    /// <summary>Tells whether the two share a pixel.</summary>
    public bool Meets(PixelBox other) =>
        Left < other.Left + other.Width && other.Left < Left + Width && Top < other.Top + other.Height && other.Top < Top + Height;

    private static (int Start, int End) Span(double start, double length, double margin, int pixels)
    {
        var more = margin * length;
        var first = (int)Math.Clamp(Math.Floor(Finite(start - more) * pixels), 0, pixels - 1);
        var last = (int)Math.Clamp(Math.Ceiling(Finite(start + length + more) * pixels), first + 1, pixels);
        return (first, last);
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
