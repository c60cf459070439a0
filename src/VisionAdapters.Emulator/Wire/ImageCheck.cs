namespace VisionAdapters.Emulator;

/// <summary>What can be told of an image without decoding it.</summary>
internal static class ImageCheck
{
    /// <summary>Some cameras and editors append data to an image; the end mark is looked for this far from the end.</summary>
    private const int Tail = 4 * 1024;

    /// <summary>Tells whether the bytes are an icon, which <see cref="ImageHeader"/> does not know.</summary>
    public static bool IsIcon(ReadOnlySpan<byte> bytes) => bytes is [0, 0, 1, 0, not 0, _, ..];

    /// <summary>Finds the size of an image, also of icons and TIFF, which <see cref="ImageHeader"/> does not read.</summary>
    public static ImageSize? SizeOf(ImageContent image)
    {
        var bytes = image.Bytes.Span;
        if (image.Header.Size is { } size)
        {
            return size;
        }

        // An icon's side of 256 pixels is written as 0.
        return IsIcon(bytes) && bytes.Length > 7
            ? new ImageSize(bytes[6] == 0 ? 256 : bytes[6], bytes[7] == 0 ? 256 : bytes[7])
            : TiffSize.Read(bytes);
    }

    /// <summary>Tells whether the header gives a size and, for JPEG and PNG, whether the image is there to its end.</summary>
    public static bool IsWhole(ImageContent image) => SizeOf(image) is not null && image.Header.Format switch
    {
        ImageFormat.Jpeg => TailOf(image).IndexOf([(byte)0xFF, (byte)0xD9]) >= 0,
        ImageFormat.Png => TailOf(image).IndexOf("IEND"u8) >= 0,
        _ => true,
    };

    private static ReadOnlySpan<byte> TailOf(ImageContent image)
    {
        var bytes = image.Bytes.Span;
        return bytes[Math.Max(0, bytes.Length - Tail)..];
    }
}
