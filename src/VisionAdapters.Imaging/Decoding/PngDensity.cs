namespace VisionAdapters.Imaging;

/// <summary>Refuses PNG files that are too short to hold the pixels they claim.</summary>
/// <remarks>
/// Deflate packs at most 1,032 bytes into one (zlib's documentation, "Maximum Compression Factor"), so a file that would
/// need more is cut off or forged. Knowing that before decoding saves the memory for pixels that never come.
/// </remarks>
internal static class PngDensity
{
    private const int MaxDeflateRatio = 1032;
    private const int BitDepthOffset = 24;
    private const int ColorTypeOffset = 25;

    /// <summary>Checks a PNG.</summary>
    /// <exception cref="TaggingException">The file is too short.</exception>
    public static void Check(ImageSize size, ReadOnlySpan<byte> png)
    {
        if (png.Length <= ColorTypeOffset)
        {
            return;
        }

        // PNG specification, table 11.1: gray, palette, true color, gray with alpha, true color with alpha.
        var channels = png[ColorTypeOffset] switch
        {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        var bits = size.Pixels * channels * png[BitDepthOffset];
        if (bits / 8 / MaxDeflateRatio > png.Length)
        {
            throw new TaggingException(
                TaggingErrorKind.InvalidImage,
                $"The image is damaged or cut off: {png.Length} bytes cannot hold {size.Width} x {size.Height} pixels. Get a fresh copy.");
        }
    }
}
