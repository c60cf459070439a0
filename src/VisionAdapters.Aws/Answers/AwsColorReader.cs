using VisionAdapters.Wire;

namespace VisionAdapters.Aws;

/// <summary>Reads the dominant colours of the image, its foreground and its background.</summary>
internal static class AwsColorReader
{
    private const double Percent = 100;

    public static void Read(ref WireReader reader, List<DominantColor> colors)
    {
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("DominantColors"u8))
            {
                ReadColors(ref reader, ColorArea.Image, colors);
            }
            else if (reader.IsNamed("Foreground"u8))
            {
                ReadPart(ref reader, ColorArea.Foreground, colors);
            }
            else if (reader.IsNamed("Background"u8))
            {
                ReadPart(ref reader, ColorArea.Background, colors);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadPart(ref WireReader reader, ColorArea area, List<DominantColor> colors)
    {
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("DominantColors"u8))
            {
                ReadColors(ref reader, area, colors);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadColors(ref WireReader reader, ColorArea area, List<DominantColor> colors)
    {
        for (var more = reader.EnterArray() && reader.NextElement(); more; more = reader.NextElement())
        {
            colors.Add(ReadColor(ref reader, area));
        }
    }

    private static DominantColor ReadColor(ref WireReader reader, ColorArea area)
    {
        byte red = 0, green = 0, blue = 0;
        string? name = null, simplified = null;
        double? fraction = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("Red"u8))
            {
                red = reader.Channel();
            }
            else if (reader.IsNamed("Green"u8))
            {
                green = reader.Channel();
            }
            else if (reader.IsNamed("Blue"u8))
            {
                blue = reader.Channel();
            }
            else if (reader.IsNamed("PixelPercent"u8))
            {
                fraction = reader.Fraction(Percent);
            }
            else if (reader.IsNamed("CSSColor"u8))
            {
                name = reader.Text();
            }
            else if (reader.IsNamed("SimplifiedColor"u8))
            {
                simplified = reader.Text();
            }
            else
            {
                reader.Skip();
            }
        }

        return new DominantColor
        {
            Red = red,
            Green = green,
            Blue = blue,
            PixelFraction = fraction,
            Area = area,
            Name = name ?? simplified,
        };
    }
}
