using SkiaSharp;

namespace VisionAdapters.Imaging;

/// <summary>Encodes RGBA pixels as JPEG with nothing in it but the picture.</summary>
internal static class JpegEncoder
{
    /// <summary>Encodes opaque pixels at a quality from 1 to 100.</summary>
    public static byte[] Encode(in RentedPixels pixels, int quality)
    {
        // No colour space, so that no profile is written; the pixels are taken as sRGB, as readers do.
        var info = new SKImageInfo(pixels.Width, pixels.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var pixmap = new SKPixmap(info, pixels.Address, info.RowBytes);
        using var data = pixmap.Encode(
            new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore));
        return data?.ToArray() ?? throw new TaggingException(
            TaggingErrorKind.ImageTooLarge,
            $"{pixels.Width} x {pixels.Height} pixels cannot be written as JPEG: shrink the image.");
    }
}
