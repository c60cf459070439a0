using SkiaSharp;

namespace VisionAdapters.Imaging.Tests;

/// <summary>Encoded images made in code, with pixels known by construction.</summary>
internal static class TestImages
{
    public static readonly RgbColor Red = new(255, 0, 0);
    public static readonly RgbColor Blue = new(0, 0, 255);

    /// <summary>A 40 x 30 progressive JPEG of quality 60, written by Pillow, since Skia writes none.</summary>
    public static byte[] ProgressiveJpeg { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMR"
        + "EyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAeACgDASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAA"
        + "AAAAAwAEBv/EABcBAQEBAQAAAAAAAAAAAAAAAAIEAQb/2gAMAwEAAhADEAAAAeeVlwgrK6gtc6QVVm50VZHWNrlT/8QAFhABAQEAAAAAAAAAAAAAAAAAAQAC/9oACAEBAAEF"
        + "AjMZjMZjMZjMZjMZjMZjMZjMEEEEF//EABcRAAMBAAAAAAAAAAAAAAAAAAACAwH/2gAIAQMBAT8BSglDKCUEoZQ//8QAFhEBAQEAAAAAAAAAAAAAAAAAAQAR/9oACAECAQE/"
        + "ARhthhtv/8QAFBABAAAAAAAAAAAAAAAAAAAAQP/aAAgBAQAGPwIn/8QAFBABAAAAAAAAAAAAAAAAAAAAQP/aAAgBAQABPyEgAAAACq//2gAMAwEAAgADAAAAEKq/LZMv/8QA"
        + "FhEBAQEAAAAAAAAAAAAAAAAAECEA/9oACAEDAQE/EAJIS3//xAAWEQEBAQAAAAAAAAAAAAAAAAABEAD/2gAIAQIBAT8QgFAZ/8QAFhABAQEAAAAAAAAAAAAAAAAAAGEB/9oA"
        + "CAEBAAE/EIIIIIIIIIIIIIIIMGDBgwf/2Q==");

    /// <summary>
    /// A 16 x 8 JPEG of four inks (CMYK, Adobe marker), written by Pillow, which reads (106, 112, 111) at column 8, row 4.
    /// </summary>
    public static byte[] CmykJpeg { get; } = Convert.FromBase64String(
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAUDg8SDw0UEhASFxUUGB4yIR4cHB49LC4kMklATEtHQEZFUFpzYlBVbVZFRmSIZW13e4GCgU5gjZeMfZZzfoF8/8AAFAgACAAQBEMR"
        + "AE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNi"
        + "coIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS"
        + "09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwDn9P7VU/4R/wD2KybWx6cV2ddRp/aj/hH/APYrYtbHpxRX/9k=");

    /// <summary>The names of <see cref="Encoded"/>.</summary>
    public static TheoryData<string> Formats => ["jpeg", "progressive", "png", "webp", "lossy-webp", "gif", "bmp"];

    /// <summary>A small picture in each format.</summary>
    public static byte[] Encoded(string format) => format switch
    {
        "jpeg" => Skia(Gradient(40, 30), SKEncodedImageFormat.Jpeg, 85),
        "progressive" => [.. ProgressiveJpeg],
        "png" => Skia(Gradient(40, 30), SKEncodedImageFormat.Png, 100),
        "webp" => Skia(Gradient(40, 30), SKEncodedImageFormat.Webp, 100),
        "lossy-webp" => Skia(Gradient(40, 30), SKEncodedImageFormat.Webp, 60),
        "gif" => HandmadeImages.Gif(40, 30, HandmadeImages.Frame(40, 30, static (x, y) => (byte)((x + y) % 4))),
        "bmp" => HandmadeImages.Bmp(40, 30, static (x, y) => new RgbColor((byte)(x * 6), (byte)(y * 8), 90)),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "unknown"),
    };

    public static byte[] Png(int width, int height, Func<int, int, SKColor> color) => Skia(Bitmap(width, height, color), SKEncodedImageFormat.Png, 100);

    public static byte[] WebP(int width, int height, Func<int, int, SKColor> color) => Skia(Bitmap(width, height, color), SKEncodedImageFormat.Webp, 100);

    public static byte[] Jpeg(int width, int height, Func<int, int, SKColor> color, int quality = 95) =>
        Skia(Bitmap(width, height, color), SKEncodedImageFormat.Jpeg, quality);

    /// <summary>A picture with smooth parts, edges and saturated colour, so that every step of a decoder shows.</summary>
    public static SKColor Busy(int x, int y) => ((x / 9) + (y / 7)) % 3 == 0
        ? new SKColor((byte)(x * 3), (byte)(255 - y), (byte)(x ^ y))
        : new SKColor((byte)(128 + (100 * Math.Sin(x / 11.0))), (byte)(128 + (100 * Math.Cos(y / 5.0))), (byte)(x + y));

    private static SKBitmap Gradient(int width, int height) => Bitmap(width, height, static (x, y) => new SKColor((byte)(x * 6), (byte)(y * 8), 90));

    private static SKBitmap Bitmap(int width, int height, Func<int, int, SKColor> color)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var bytes = bitmap.GetPixelSpan();
        for (var index = 0; index < width * height; index++)
        {
            var pixel = color(index % width, index / width);
            (bytes[4 * index], bytes[(4 * index) + 1], bytes[(4 * index) + 2], bytes[(4 * index) + 3]) = (pixel.Red, pixel.Green, pixel.Blue, pixel.Alpha);
        }

        return bitmap;
    }

    private static byte[] Skia(SKBitmap bitmap, SKEncodedImageFormat format, int quality)
    {
        using (bitmap)
        {
            using var data = bitmap.Encode(format, quality);
            return data.ToArray();
        }
    }
}
