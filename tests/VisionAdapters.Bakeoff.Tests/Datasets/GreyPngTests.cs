using SkiaSharp;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class GreyPngTests
{
    [Theory]
    [InlineData(28, 28)]
    [InlineData(1, 1)]
    [InlineData(300, 300)]
    public void A_decoder_reads_the_pixels_back(int width, int height)
    {
        var random = new Random(7);
        var pixels = new byte[width * height];
        random.NextBytes(pixels);

        using var bitmap = SKBitmap.Decode(GreyPng.Write(pixels, width, height));

        Assert.Equal((width, height), (bitmap.Width, bitmap.Height));
        Assert.Equal(pixels, Enumerable.Range(0, width * height).Select(place => bitmap.GetPixel(place % width, place / width).Green));
    }
}
