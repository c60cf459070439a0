using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>
/// Reads <c>imagePropertiesAnnotation</c>. Channels are floats of 0 to 255, whatever the comment on google.type.Color says.
/// </summary>
internal static class GoogleColorReader
{
    public static List<DominantColor> Read(ref WireReader reader)
    {
        var colors = new List<DominantColor>();
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("dominantColors"u8))
            {
                ReadDominantColors(ref reader, colors);
            }
            else
            {
                reader.Skip();
            }
        }

        return colors;
    }

    private static void ReadDominantColors(ref WireReader reader, List<DominantColor> colors)
    {
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (!reader.IsNamed("colors"u8))
            {
                reader.Skip();
                continue;
            }

            for (var next = reader.EnterArray() && reader.NextElement(); next; next = reader.NextElement())
            {
                colors.Add(ReadColor(ref reader));
            }
        }
    }

    private static DominantColor ReadColor(ref WireReader reader)
    {
        (byte Red, byte Green, byte Blue) rgb = default;
        double? score = null, fraction = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("color"u8))
            {
                rgb = ReadChannels(ref reader);
            }
            else if (reader.IsNamed("score"u8))
            {
                score = reader.Fraction();
            }
            else if (reader.IsNamed("pixelFraction"u8))
            {
                fraction = reader.Fraction();
            }
            else
            {
                reader.Skip();
            }
        }

        return new DominantColor { Red = rgb.Red, Green = rgb.Green, Blue = rgb.Blue, PixelFraction = fraction, Score = score };
    }

    private static (byte Red, byte Green, byte Blue) ReadChannels(ref WireReader reader)
    {
        (byte Red, byte Green, byte Blue) rgb = default;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("red"u8))
            {
                rgb.Red = reader.Channel();
            }
            else if (reader.IsNamed("green"u8))
            {
                rgb.Green = reader.Channel();
            }
            else if (reader.IsNamed("blue"u8))
            {
                rgb.Blue = reader.Channel();
            }
            else
            {
                reader.Skip();
            }
        }

        return rgb;
    }
}
