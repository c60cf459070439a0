namespace VisionAdapters.Emulator;

/// <summary>Names colours with the service's twelve plain words, by hue, lightness and saturation.</summary>
internal static class SimpleColor
{
    private const double Dark = 0.15;
    private const double Light = 0.92;
    private const double Pale = 0.2;
    private const double BrownLightness = 0.45;
    private const double PinkLightness = 0.7;

    private static readonly (double UpTo, string Name)[] Hues =
    [
        (15, "red"), (45, "orange"), (70, "yellow"), (160, "green"), (200, "cyan"), (255, "blue"), (290, "purple"), (345, "pink"), (360, "red"),
    ];

    public static string NameOf(byte red, byte green, byte blue)
    {
        var (hue, saturation, lightness) = Hsl(red / 255.0, green / 255.0, blue / 255.0);
        if (lightness is < Dark or > Light)
        {
            return lightness < Dark ? "black" : "white";
        }

        if (saturation < Pale || saturation * Math.Min(lightness, 1 - lightness) < 0.1)
        {
            return "grey";
        }

        return Hues.First(step => hue <= step.UpTo).Name switch
        {
            "orange" when lightness < BrownLightness => "brown",
            "red" when lightness > PinkLightness => "pink",
            var name => name,
        };
    }

    private static (double Hue, double Saturation, double Lightness) Hsl(double red, double green, double blue)
    {
        var (most, least) = (Math.Max(red, Math.Max(green, blue)), Math.Min(red, Math.Min(green, blue)));
        var (range, lightness) = (most - least, (most + least) / 2);
        if (range == 0)
        {
            return (0, 0, lightness);
        }

        var saturation = range / (1 - Math.Abs((2 * lightness) - 1));
        var sector = most == red ? ((green - blue) / range) + 6 : most == green ? ((blue - red) / range) + 2 : ((red - green) / range) + 4;
        return (sector % 6 * 60, saturation, lightness);
    }
}
