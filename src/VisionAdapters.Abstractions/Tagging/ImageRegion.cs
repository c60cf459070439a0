namespace VisionAdapters;

/// <summary>A rectangle in normalized coordinates: the image's left top is (0, 0), its right bottom (1, 1).</summary>
public readonly record struct ImageRegion
{
    /// <summary>Initializes a new instance of the <see cref="ImageRegion"/> struct.</summary>
    /// <param name="x">The left edge, in [0, 1].</param>
    /// <param name="y">The top edge, in [0, 1].</param>
    /// <param name="width">The width, in [0, 1].</param>
    /// <param name="height">The height, in [0, 1].</param>
    public ImageRegion(double x, double y, double width, double height)
    {
        X = x;
        Y = y;
        Width = width;
        Height = height;
    }

    /// <summary>Gets the left edge, in [0, 1].</summary>
    public double X { get; init; }

    /// <summary>Gets the top edge, in [0, 1].</summary>
    public double Y { get; init; }

    /// <summary>Gets the width, in [0, 1].</summary>
    public double Width { get; init; }

    /// <summary>Gets the height, in [0, 1].</summary>
    public double Height { get; init; }

    /// <summary>Gets the confidence in [0, 1], when the provider gives one.</summary>
    public double? Confidence { get; init; }
}
