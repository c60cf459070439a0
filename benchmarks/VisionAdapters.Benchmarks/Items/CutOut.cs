using SkiaSharp;

namespace VisionAdapters.Benchmarks;

/// <summary>A product cut out of its white catalogue photo.</summary>
internal sealed class CutOut : IDisposable
{
    private const byte White = 244;

    private readonly SKBitmap _product;

    private CutOut(SKBitmap product) => _product = product;

    /// <summary>Cuts out what is not white and joined to the border; null when there is no such backdrop.</summary>
    public static CutOut? TryMake(byte[] photo)
    {
        var info = SKBitmap.DecodeBounds(photo).WithColorType(SKColorType.Rgba8888).WithAlphaType(SKAlphaType.Unpremul);
        var bitmap = SKBitmap.Decode(photo, info);
        var waiting = new Stack<SKPointI>();
        for (var x = 0; x < bitmap.Width; x++)
        {
            waiting.Push(new SKPointI(x, 0));
            waiting.Push(new SKPointI(x, bitmap.Height - 1));
        }

        for (var y = 0; y < bitmap.Height; y++)
        {
            waiting.Push(new SKPointI(0, y));
            waiting.Push(new SKPointI(bitmap.Width - 1, y));
        }

        var cleared = 0;
        while (waiting.TryPop(out var point))
        {
            if (point.X < 0 || point.Y < 0 || point.X >= bitmap.Width || point.Y >= bitmap.Height)
            {
                continue;
            }

            var pixel = bitmap.GetPixel(point.X, point.Y);
            if (pixel.Alpha == 0 || Math.Min(pixel.Red, Math.Min(pixel.Green, pixel.Blue)) < White)
            {
                continue;
            }

            bitmap.SetPixel(point.X, point.Y, SKColors.Transparent);
            cleared++;
            foreach (var (across, down) in new[] { (-1, 0), (1, 0), (0, -1), (0, 1) })
            {
                waiting.Push(new SKPointI(point.X + across, point.Y + down));
            }
        }

        var share = (double)cleared / (bitmap.Width * bitmap.Height);
        if (share is > 0.12 and < 0.9)
        {
            return new CutOut(bitmap);
        }

        bitmap.Dispose();
        return null;
    }

    /// <summary>Lays the product over a photo, as large as a third to two thirds of its height.</summary>
    /// <returns>The photo as JPEG, and where the product lies.</returns>
    public (byte[] Photo, ImageRegion Region) Over(ReadOnlyMemory<byte> street, Random random)
    {
        using var photo = SKBitmap.Decode(street.Span);
        using var surface = SKSurface.Create(photo.Info);
        surface.Canvas.DrawBitmap(photo, 0, 0, SKSamplingOptions.Default);
        var box = Box();
        var scale = Math.Min(photo.Height * (0.33f + (0.33f * random.NextSingle())) / box.Height, photo.Width * 0.9f / box.Width);
        var (width, height) = (box.Width * scale, box.Height * scale);
        var (left, top) = ((photo.Width - width) * random.NextSingle(), (photo.Height - height) * random.NextSingle());
        using var image = SKImage.FromBitmap(_product);
        surface.Canvas.DrawImage(image, box, SKRect.Create(left, top, width, height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var drawn = surface.Snapshot();
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, 90);
        return (jpeg.ToArray(), new ImageRegion(left / photo.Width, top / photo.Height, width / photo.Width, height / photo.Height));
    }

    public void Dispose() => _product.Dispose();

    private SKRectI Box()
    {
        var (left, top, right, bottom) = (_product.Width, _product.Height, 0, 0);
        for (var y = 0; y < _product.Height; y++)
        {
            for (var x = 0; x < _product.Width; x++)
            {
                if (_product.GetPixel(x, y).Alpha > 0)
                {
                    (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x + 1), Math.Max(bottom, y + 1));
                }
            }
        }

        return new SKRectI(left, top, right, bottom);
    }
}
