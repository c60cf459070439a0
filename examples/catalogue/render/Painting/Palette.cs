using SkiaSharp;

namespace VisionAdapters.Catalogue.Painting;

/// <summary>The colours of the catalogue, by the value of the facet <c>colour</c>.</summary>
internal static class Palette
{
    private static readonly Dictionary<string, SKColor> Colours = new(StringComparer.Ordinal)
    {
        ["black"] = new(36, 36, 40),
        ["white"] = new(244, 244, 242),
        ["grey"] = new(146, 149, 154),
        ["silver"] = new(196, 199, 204),
        ["navy-blue"] = new(33, 43, 82),
        ["blue"] = new(52, 104, 184),
        ["red"] = new(196, 32, 42),
        ["green"] = new(46, 128, 74),
        ["olive"] = new(104, 104, 62),
        ["yellow"] = new(242, 204, 62),
        ["orange"] = new(238, 124, 40),
        ["pink"] = new(236, 110, 162),
        ["purple"] = new(112, 66, 146),
        ["brown"] = new(102, 64, 40),
        ["tan"] = new(188, 132, 82),
        ["beige"] = new(214, 194, 160),
        ["gold"] = new(206, 168, 84),
    };

    public static SKColor Find(string name) => Colours.TryGetValue(name, out var colour)
        ? colour
        : throw new ArgumentException($"'{name}' is no colour of the catalogue; it knows {string.Join(", ", Colours.Keys)}.", nameof(name));

    /// <summary>Mixes the colour with black.</summary>
    public static SKColor Darker(this SKColor colour, float share) => colour.Towards(SKColors.Black, share);

    /// <summary>Mixes the colour with white.</summary>
    public static SKColor Lighter(this SKColor colour, float share) => colour.Towards(SKColors.White, share);

    public static SKColor Towards(this SKColor from, SKColor to, float share) => new(
        Mix(from.Red, to.Red, share),
        Mix(from.Green, to.Green, share),
        Mix(from.Blue, to.Blue, share));

    public static SKColor Opacity(this SKColor colour, float opacity) => colour.WithAlpha((byte)(255 * opacity));

    /// <summary>Perceived lightness in [0,1], after ITU-R BT.601.</summary>
    public static float Lightness(this SKColor colour) =>
        ((0.299f * colour.Red) + (0.587f * colour.Green) + (0.114f * colour.Blue)) / 255;

    private static byte Mix(byte from, byte to, float share) => (byte)(from + ((to - from) * share));
}
