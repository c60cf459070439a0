using SkiaSharp;

namespace VisionAdapters.Catalogue.Painting;

/// <summary>The plain strokes and fills that every product is finished with.</summary>
internal static class Drawing
{
    public static void Fill(this Scene scene, SKPath path, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        scene.Canvas.DrawPath(path, paint);
    }

    public static void Fill(this Scene scene, string svg, SKColor colour) => scene.Fill(scene.Path(svg), colour);

    public static void Line(this Scene scene, SKPath path, SKColor colour, float width)
    {
        using var paint = Stroke(colour, width);
        scene.Canvas.DrawPath(path, paint);
    }

    public static void Line(this Scene scene, string svg, SKColor colour, float width = 1) => scene.Line(scene.Path(svg), colour, width);

    /// <summary>A line and its mirror image.</summary>
    public static void LinePair(this Scene scene, string svg, SKColor colour, float width = 1)
    {
        var path = scene.Path(svg);
        scene.Line(path, colour, width);
        scene.Line(scene.Mirror(path), colour, width);
    }

    /// <summary>A dashed line, as a sewing machine leaves it.</summary>
    public static void Stitch(this Scene scene, string svg, SKColor colour, float width = 0.8f)
    {
        using var dashes = SKPathEffect.CreateDash([3, 1.6f], 0);
        using var paint = Stroke(colour, width);
        paint.PathEffect = dashes;
        scene.Canvas.DrawPath(scene.Path(svg), paint);
    }

    /// <summary>A blurred line: a shadow when dark, a gleam when light.</summary>
    public static void Blur(this Scene scene, SKPath path, SKColor colour, float width, float softness)
    {
        using var blur = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, softness);
        using var paint = Stroke(colour, width);
        paint.MaskFilter = blur;
        scene.Canvas.DrawPath(path, paint);
    }

    public static void Blur(this Scene scene, string svg, SKColor colour, float width, float softness) =>
        scene.Blur(scene.Path(svg), colour, width, softness);

    public static void Button(this Scene scene, float x, float y, SKColor colour, float radius = 2.2f)
    {
        using var rim = new SKPaint { Color = colour.Darker(0.45f), IsAntialias = true };
        using var face = new SKPaint { Color = colour, IsAntialias = true };
        scene.Canvas.DrawCircle(x + 0.4f, y + 0.5f, radius + 0.4f, rim);
        scene.Canvas.DrawCircle(x, y, radius, face);
        scene.Canvas.DrawCircle(x, y, radius * 0.25f, rim);
    }

    /// <summary>The soft shadow that a product leaves on the white ground it stands on.</summary>
    public static void GroundShadow(this Scene scene, float left, float right, float y, float height = 5)
    {
        using var blur = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 4);
        using var paint = new SKPaint { Color = new SKColor(0, 0, 0, 70), IsAntialias = true, MaskFilter = blur };
        scene.Canvas.DrawOval(SKRect.Create(left, y - height, right - left, 2 * height), paint);
    }

    /// <summary>Draws with everything turned about a point, then turns back.</summary>
    public static void Turned(this Scene scene, float degrees, float x, float y, Action draw)
    {
        scene.Canvas.Save();
        scene.Canvas.RotateDegrees(degrees, x, y);
        draw();
        scene.Canvas.Restore();
    }

    private static SKPaint Stroke(SKColor colour, float width) => new()
    {
        Color = colour,
        StrokeWidth = width,
        IsStroke = true,
        IsAntialias = true,
        StrokeCap = SKStrokeCap.Round,
        StrokeJoin = SKStrokeJoin.Round,
    };
}
