using System.Globalization;

namespace VisionAdapters.Taxonomy;

/// <summary>The 8-bit sRGB color that stands for a color value.</summary>
public readonly record struct ColorAnchor
{
    /// <summary>Gets the red channel.</summary>
    public required byte Red { get; init; }

    /// <summary>Gets the green channel.</summary>
    public required byte Green { get; init; }

    /// <summary>Gets the blue channel.</summary>
    public required byte Blue { get; init; }

    /// <summary>Writes the color as <c>#rrggbb</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
}
