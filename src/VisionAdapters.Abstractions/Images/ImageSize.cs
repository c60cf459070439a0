namespace VisionAdapters;

/// <summary>A size in pixels, as stored: before any EXIF orientation is applied.</summary>
public readonly record struct ImageSize
{
    /// <summary>Initializes a new instance of the <see cref="ImageSize"/> struct.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    public ImageSize(int width, int height)
    {
        Width = width;
        Height = height;
    }

    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; init; }

    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; init; }

    /// <summary>Gets the number of pixels.</summary>
    public long Pixels => (long)Width * Height;
}
