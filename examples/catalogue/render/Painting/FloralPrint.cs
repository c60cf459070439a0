using SkiaSharp;

namespace VisionAdapters.Catalogue.Painting;

/// <summary>Five-petalled flowers and leaves, scattered over a tile without being cut at its edges.</summary>
internal static class FloralPrint
{
    private const float Size = 64;

    private static readonly (float X, float Y, float Radius)[] Flowers =
        [(16, 16, 9), (47, 22, 7), (31, 45, 8), (8, 51, 6), (55, 54, 7)];

    public static Tile Create(string seed, SKColor ground, SKColor accent) => new(Size, Size, canvas =>
    {
        canvas.Clear(ground);
        var second = accent.Towards(SKColors.White, 0.45f);
        var turn = seed.Length * 13f;
        foreach (var (x, y, radius) in Flowers)
        {
            Leaf(canvas, x, y, radius, turn + (x * 7));
            Flower(canvas, x, y, radius, x > 30 ? accent : second, turn + (y * 5));
        }
    });

    private static void Flower(SKCanvas canvas, float x, float y, float radius, SKColor colour, float turn)
    {
        using var petal = new SKPaint { Color = colour, IsAntialias = true };
        using var heart = new SKPaint { Color = new SKColor(244, 200, 70), IsAntialias = true };
        for (var i = 0; i < 5; i++)
        {
            canvas.Save();
            canvas.RotateDegrees(turn + (72 * i), x, y);
            canvas.DrawOval(x, y - (radius * 0.55f), radius * 0.36f, radius * 0.5f, petal);
            canvas.Restore();
        }

        canvas.DrawCircle(x, y, radius * 0.26f, heart);
    }

    private static void Leaf(SKCanvas canvas, float x, float y, float radius, float turn)
    {
        using var paint = new SKPaint { Color = new SKColor(74, 134, 82), IsAntialias = true };
        canvas.Save();
        canvas.RotateDegrees(turn, x, y);
        canvas.DrawOval(x + radius, y, radius * 0.5f, radius * 0.22f, paint);
        canvas.Restore();
    }
}
