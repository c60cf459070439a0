using VisionAdapters.Wire;

namespace VisionAdapters.Aws;

/// <summary>Reads where something was seen: a box in shares of the image, which may stick out of it slightly.</summary>
internal static class AwsInstanceReader
{
    private const double Percent = 100;

    public static ImageRegion? Read(ref WireReader reader)
    {
        ImageRegion? region = null;
        double? confidence = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("BoundingBox"u8))
            {
                region = ReadBox(ref reader);
            }
            else if (reader.IsNamed("Confidence"u8))
            {
                confidence = reader.Fraction(Percent);
            }
            else
            {
                reader.Skip();
            }
        }

        return region is { } box ? box with { Confidence = confidence } : null;
    }

    private static ImageRegion? ReadBox(ref WireReader reader)
    {
        if (!reader.EnterObject())
        {
            return null;
        }

        double left = 0, top = 0, width = 0, height = 0;
        while (reader.NextProperty())
        {
            if (reader.IsNamed("Left"u8))
            {
                left = reader.Coordinate();
            }
            else if (reader.IsNamed("Top"u8))
            {
                top = reader.Coordinate();
            }
            else if (reader.IsNamed("Width"u8))
            {
                width = Length(ref reader);
            }
            else if (reader.IsNamed("Height"u8))
            {
                height = Length(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return WireNumbers.Region(left, top, left + width, top + height);
    }

    private static double Length(ref WireReader reader)
    {
        var length = reader.Coordinate();
        return length >= 0 ? length : throw reader.ProtocolError("a box has a negative size");
    }
}
