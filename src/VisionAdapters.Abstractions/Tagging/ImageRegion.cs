namespace VisionAdapters;

/// <summary>A rectangle in normalised coordinates: the image's left top is (0, 0), its right bottom (1, 1).</summary>
/// <param name="X">The left edge, in [0, 1].</param>
/// <param name="Y">The top edge, in [0, 1].</param>
/// <param name="Width">The width, in [0, 1].</param>
/// <param name="Height">The height, in [0, 1].</param>
/// <param name="Confidence">The confidence in [0, 1], when the provider gives one.</param>
public readonly record struct ImageRegion(double X, double Y, double Width, double Height, double? Confidence = null);
