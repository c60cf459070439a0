using SkiaSharp;

namespace VisionAdapters.Benchmarks;

/// <summary>Draws pictures that cost a decoder about what product photos do: soft shapes on white. Always the same ones.</summary>
internal static class SyntheticPhoto
{
    private const int Shapes = 200;

    /// <summary>Draws a JPEG of quality 90.</summary>
    public static byte[] Jpeg(int width, int height)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        var random = new Random(1);
        using var paint = new SKPaint { IsAntialias = true };
        for (var shape = 0; shape < Shapes; shape++)
        {
            paint.Color = new SKColor((uint)random.Next() | 0xFF000000);
            surface.Canvas.DrawCircle(random.Next(width), random.Next(height), random.Next(width / 10) + 1, paint);
        }

        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
