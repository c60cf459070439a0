namespace VisionAdapters;

/// <summary>A dominant colour of an image, in 8-bit sRGB.</summary>
/// <param name="Red">The red channel.</param>
/// <param name="Green">The green channel.</param>
/// <param name="Blue">The blue channel.</param>
/// <param name="PixelFraction">The share of pixels, in [0, 1], when the provider gives it.</param>
/// <param name="Score">The provider's score, when it gives one.</param>
/// <param name="Area">The part of the image that the colour was taken from.</param>
/// <param name="Name">The provider's name of the colour, when it gives one.</param>
public sealed record DominantColor(
    byte Red,
    byte Green,
    byte Blue,
    double? PixelFraction = null,
    double? Score = null,
    ColorArea Area = ColorArea.Image,
    string? Name = null);
