namespace VisionAdapters.Items;

/// <summary>How far two regions lie on one another.</summary>
internal static class Overlap
{
    /// <summary>The intersection over the union, in [0, 1].</summary>
    public static double OverUnion(ImageRegion a, ImageRegion b)
    {
        var both = Intersection(a, b);
        return both == 0 ? 0 : both / (Area(a) + Area(b) - both);
    }

    /// <summary>The part of the second region that the first covers, in [0, 1].</summary>
    public static double OverSecond(ImageRegion a, ImageRegion b) => Intersection(a, b) is var both and > 0 ? both / Area(b) : 0;

    private static double Area(ImageRegion region) => region.Width * region.Height;

    private static double Intersection(ImageRegion a, ImageRegion b) =>
        Math.Max(0, Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X))
        * Math.Max(0, Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y));
}
