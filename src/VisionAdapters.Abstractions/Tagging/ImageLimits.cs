namespace VisionAdapters;

/// <summary>Limits that a tagger or decoder sets for an image. A limit of <see langword="null"/> is no limit.</summary>
public sealed record ImageLimits
{
    /// <summary>Gets the accepted formats; empty means any that <see cref="ImageFormat"/> names.</summary>
    public IReadOnlyList<ImageFormat> Formats { get; init; } = [];

    /// <summary>Gets the maximum size of the encoded image in bytes.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Gets the minimum width and height in pixels.</summary>
    public int? MinSide { get; init; }

    /// <summary>Gets the maximum width and height in pixels.</summary>
    public int? MaxSide { get; init; }

    /// <summary>Gets the maximum number of pixels.</summary>
    public long? MaxPixels { get; init; }
}
