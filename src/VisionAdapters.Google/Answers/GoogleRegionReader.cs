using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Reads a <c>BoundingPoly</c> as the rectangle around it.</summary>
internal static class GoogleRegionReader
{
    /// <summary>Gets the region of an object whose place is not told in coordinates that can be used.</summary>
    public static ImageRegion WholeImage { get; } = new(0, 0, 1, 1);

    public static ImageRegion Read(ref WireReader reader)
    {
        var box = new GoogleBox();
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (!reader.IsNamed("normalizedVertices"u8))
            {
                reader.Skip();
                continue;
            }

            for (var next = reader.EnterArray() && reader.NextElement(); next; next = reader.NextElement())
            {
                ReadVertex(ref reader, ref box);
            }
        }

        return box.Region ?? WholeImage;
    }

    // Zeros are left out: {} is the image's left top.
    private static void ReadVertex(ref WireReader reader, ref GoogleBox box)
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

        box.Add(x, y);
    }
}
