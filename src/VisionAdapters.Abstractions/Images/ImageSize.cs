namespace VisionAdapters;

/// <summary>A size in pixels, as stored: before any EXIF orientation is applied.</summary>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
public readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>Gets the number of pixels.</summary>
    public long Pixels => (long)Width * Height;
}
