namespace VisionAdapters.Imaging;

/// <summary>An opaque colour of 8 bits a channel.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
public readonly record struct RgbColor(byte R, byte G, byte B)
{
    /// <summary>Gets white, the usual ground of product shots.</summary>
    public static RgbColor White { get; } = new(255, 255, 255);
}
