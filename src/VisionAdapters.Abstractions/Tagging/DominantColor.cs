namespace VisionAdapters;

/// <summary>A dominant color of an image, in 8-bit sRGB.</summary>
public sealed record DominantColor
{
    /// <summary>Gets the red channel, 0 to 255.</summary>
    public required byte Red { get; init; }

    /// <summary>Gets the green channel, 0 to 255.</summary>
    public required byte Green { get; init; }

    /// <summary>Gets the blue channel, 0 to 255.</summary>
    public required byte Blue { get; init; }

    /// <summary>Gets the share of pixels, in [0, 1], when the provider gives it.</summary>
    public double? PixelFraction { get; init; }

    /// <summary>Gets the provider's score, when it gives one.</summary>
    public double? Score { get; init; }

    /// <summary>Gets the part of the image that the color was taken from.</summary>
    public ColorArea Area { get; init; }

    /// <summary>Gets the provider's name of the color, when it gives one.</summary>
    public string? Name { get; init; }
}
