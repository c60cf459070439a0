using System.Globalization;

namespace VisionAdapters.Emulator;

/// <summary>A named colour of CSS (CSS Color Module Level 4, section 6.1): the service rounds dominant colours to these.</summary>
internal sealed record CssColor(string Name, byte Red, byte Green, byte Blue)
{
    private const string Names =
        "aliceblue f0f8ff antiquewhite faebd7 aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black 000000 " +
        "blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 " +
        "chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b " +
        "darkcyan 008b8b darkgoldenrod b8860b darkgrey a9a9a9 darkgreen 006400 darkkhaki bdb76b darkmagenta 8b008b " +
        "darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f " +
        "darkslateblue 483d8b darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff " +
        "dimgrey 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen 228b22 gainsboro dcdcdc " +
        "ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f honeydew f0fff0 " +
        "hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 " +
        "lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 " +
        "lightgrey d3d3d3 lightgreen 90ee90 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa " +
        "lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 " +
        "magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db " +
        "mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 " +
        "midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 " +
        "olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 " +
        "paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd " +
        "powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 " +
        "salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb " +
        "slateblue 6a5acd slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 " +
        "thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 " +
        "yellowgreen 9acd32";

    private static readonly CssColor[] All = Parse();

    public string HexCode => $"#{Red:x2}{Green:x2}{Blue:x2}";

    /// <summary>Gets the one of twelve plain names that fits.</summary>
    public string Simplified => SimpleColor.NameOf(Red, Green, Blue);

    /// <summary>Finds the named colour that is nearest in RGB.</summary>
    public static CssColor Nearest(byte red, byte green, byte blue) => All.MinBy(color => color.Distance(red, green, blue))!;

    /// <summary>Gets the named colours from the nearest one on.</summary>
    public static IEnumerable<CssColor> NearestFirst(byte red, byte green, byte blue) =>
        All.OrderBy(color => color.Distance(red, green, blue));

    private int Distance(byte red, byte green, byte blue)
    {
        var (r, g, b) = (Red - red, Green - green, Blue - blue);
        return (r * r) + (g * g) + (b * b);
    }

    private static CssColor[] Parse() =>
    [
        .. Names.Split(' ').Chunk(2).Select(pair =>
        {
            var rgb = int.Parse(pair[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return new CssColor(pair[0], (byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
        }),
    ];
}

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
        (15, "red"), (45, "orange"), (70, "yellow"), (160, "green"), (200, "cyan"), (255, "blue"), (290, "purple"), (345, "pink"),
        (360, "red"),
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
