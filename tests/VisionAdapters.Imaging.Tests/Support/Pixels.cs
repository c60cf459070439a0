namespace VisionAdapters.Imaging.Tests;

internal static class Pixels
{
    /// <summary>The colour of a pixel of a decoded image.</summary>
    public static RgbColor At(this DecodedImage image, int x, int y)
    {
        var pixel = image.Rgb.Span.Slice(3 * ((y * image.Width) + x), 3);
        return new RgbColor(pixel[0], pixel[1], pixel[2]);
    }

    /// <summary>Writes an image as 8-bit levels, a pixel's channels side by side.</summary>
    public static byte[] Levels(byte[] encoded, int width, int height, ResizeRule resize = ResizeRule.Stretch, RgbColor? background = null)
    {
        var format = new ImageTensorFormat { Width = width, Height = height, Layout = TensorLayout.Nhwc, Resize = resize, Background = background ?? RgbColor.White };
        return Levels(encoded, format);
    }

    /// <summary>Writes an image as 8-bit levels.</summary>
    public static byte[] Levels(byte[] encoded, ImageTensorFormat format)
    {
        var levels = new byte[format.ElementCount];
        new ImageTensorWriter(format).Write(encoded, levels.AsSpan());
        return levels;
    }

    /// <summary>Writes an image as floats.</summary>
    public static float[] Values(byte[] encoded, ImageTensorFormat format)
    {
        var values = new float[format.ElementCount];
        new ImageTensorWriter(format).Write(encoded, values.AsSpan());
        return values;
    }

    /// <summary>Asserts that two colours differ by at most a number of levels in each channel: JPEG and lossy WebP are not exact.</summary>
    public static void AssertNear(RgbColor expected, RgbColor actual, int levels = 6) => Assert.True(
        Math.Abs(expected.R - actual.R) <= levels && Math.Abs(expected.G - actual.G) <= levels && Math.Abs(expected.B - actual.B) <= levels,
        $"expected {expected}, got {actual}");
}
