using System.Globalization;

namespace VisionAdapters.Taxonomy;

/// <summary>The 8-bit sRGB colour that stands for a colour value.</summary>
/// <param name="Red">The red channel.</param>
/// <param name="Green">The green channel.</param>
/// <param name="Blue">The blue channel.</param>
public readonly record struct ColorAnchor(byte Red, byte Green, byte Blue)
{
    /// <summary>Writes the colour as <c>#rrggbb</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
}
