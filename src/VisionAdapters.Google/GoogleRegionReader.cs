using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Reads a <c>BoundingPoly</c> as the rectangle around it.</summary>
internal static class GoogleRegionReader
{
    /// <summary>Gets the region of an object whose place is not told in coordinates that can be used.</summary>
    public static ImageRegion WholeImage { get; } = new(0, 0, 1, 1);

    public static ImageRegion Read(ref WireReader reader)
    {
        var region = WholeImage;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("normalizedVertices"u8))
            {
                region = ReadVertices(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return region;
    }

    private static ImageRegion ReadVertices(ref WireReader reader)
    {
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        for (var more = reader.EnterArray() && reader.NextElement(); more; more = reader.NextElement())
        {
            var (x, y) = ReadVertex(ref reader);
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }

        return left <= right ? WireNumbers.Region(left, top, right, bottom) : WholeImage;
    }

    // Zeros are left out: {} is the image's left top.
    private static (double X, double Y) ReadVertex(ref WireReader reader)
    {
        double x = 0, y = 0;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("x"u8))
            {
                x = reader.Coordinate();
            }
            else if (reader.IsNamed("y"u8))
            {
                y = reader.Coordinate();
            }
            else
            {
                reader.Skip();
            }
        }

        return (x, y);
    }
}
