using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>Reads the named colours of versions up to 3.2. A name that is none of the service's gives no colour.</summary>
internal static class AzureColorReader
{
    /// <summary>
    /// The service's twelve names with what people mean by them, in sRGB. CSS's values serve where they are that; its blue is the display's
    /// primary, on the way
    /// to violet, its brown a dark red, and its orange near to yellow.
    /// </summary>
    private static readonly Dictionary<string, (byte Red, byte Green, byte Blue)> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Black"] = (0, 0, 0),
        ["Blue"] = (30, 90, 200),
        ["Brown"] = (121, 72, 37),
        ["Gray"] = (128, 128, 128),
        ["Grey"] = (128, 128, 128),
        ["Green"] = (0, 128, 0),
        ["Orange"] = (255, 128, 0),
        ["Pink"] = (255, 192, 203),
        ["Purple"] = (128, 0, 128),
        ["Red"] = (255, 0, 0),
        ["Teal"] = (0, 128, 128),
        ["White"] = (255, 255, 255),
        ["Yellow"] = (255, 255, 0),
    };

    public static void Read(ref WireReader reader, List<DominantColor> colors)
    {
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("dominantColorForeground"u8))
            {
                Add(reader.Text(), ColorArea.Foreground, colors);
            }
            else if (reader.IsNamed("dominantColorBackground"u8))
            {
                Add(reader.Text(), ColorArea.Background, colors);
            }
            else if (reader.IsNamed("dominantColors"u8))
            {
                AzureValues.ReadArray(
                    ref reader,
                    colors,
                    static (ref WireReader element, List<DominantColor> all) => Add(element.Text(), ColorArea.Image, all));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void Add(string? name, ColorArea area, List<DominantColor> colors)
    {
        if (name is not null && Named.TryGetValue(name, out var rgb))
        {
            colors.Add(new DominantColor { Red = rgb.Red, Green = rgb.Green, Blue = rgb.Blue, Area = area, Name = name });
        }
    }
}
