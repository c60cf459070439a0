using SkiaSharp;

namespace VisionAdapters.Catalogue.Painting;

/// <summary>Lays a piece of fabric on the page: pattern, grain, volume, folds and edges, from the bottom up.</summary>
internal static class Cloth
{
    /// <summary>Draws a piece.</summary>
    /// <param name="scene">The page.</param>
    /// <param name="shape">The outline of the piece.</param>
    /// <param name="fabric">What it is made of.</param>
    /// <param name="folds">Where it creases.</param>
    /// <param name="roundness">How strongly the sides turn away from the light, in [0,1].</param>
    public static void Piece(this Scene scene, SKPath shape, Fabric fabric, IReadOnlyList<Fold>? folds = null, float roundness = 0.6f)
    {
        var canvas = scene.Canvas;
        canvas.Save();
        canvas.ClipPath(shape, SKClipOperation.Intersect, antialias: true);
        Dye(canvas, shape, fabric);
        Roughen(canvas, shape, fabric);
        Volume(canvas, shape, fabric, roundness);
        foreach (var fold in folds ?? [])
        {
            Crease(scene, fold, fabric);
        }

        scene.Blur(shape, Shade(fabric, 0.34f), 7, 3);
        canvas.Restore();
        scene.Line(shape, fabric.Colour.Darker(0.45f).Opacity(fabric.Colour.Lightness() > 0.85f ? 0.45f : 0.7f), 0.9f);
    }

    public static void Piece(this Scene scene, string svg, Fabric fabric, float roundness = 0.6f) =>
        scene.Piece(scene.Path(svg), fabric, null, roundness);

    /// <summary>A piece and its mirror image.</summary>
    public static void Pair(this Scene scene, SKPath shape, Fabric fabric, IReadOnlyList<Fold>? folds = null)
    {
        scene.Piece(shape, fabric, folds);
        scene.Piece(scene.Mirror(shape), fabric.Pattern is null ? fabric : fabric.Turned(-fabric.Pattern.Degrees), [.. (folds ?? []).Select(fold => fold with { Line = scene.Mirror(fold.Line) })]);
    }

    private static void Dye(SKCanvas canvas, SKPath shape, Fabric fabric)
    {
        using var shader = fabric.Pattern?.CreateShader();
        using var paint = new SKPaint { Color = fabric.Colour, Shader = shader, IsAntialias = true };
        canvas.DrawRect(shape.Bounds, paint);
    }

    private static void Roughen(SKCanvas canvas, SKPath shape, Fabric fabric)
    {
        using var shader = Grain.Create(fabric.Finish);
        using var paint = new SKPaint { Shader = shader, BlendMode = SKBlendMode.SoftLight };
        canvas.DrawRect(shape.Bounds, paint);
    }

    /// <summary>The light comes from the upper left: a gleam left of the middle, shade at the right side and below.</summary>
    private static void Volume(SKCanvas canvas, SKPath shape, Fabric fabric, float roundness)
    {
        var bounds = shape.Bounds;
        var dark = Shade(fabric, 0.5f * roundness);
        var light = SKColors.White.Opacity((fabric.Finish == Finish.Leather ? 0.34f : 0.16f) * roundness);
        using var across = SKShader.CreateLinearGradient(
            new SKPoint(bounds.Left, bounds.Top),
            new SKPoint(bounds.Right, bounds.Top),
            [dark.Opacity(0.35f * roundness), light, light.WithAlpha(0), dark],
            [0, 0.33f, 0.62f, 1],
            SKShaderTileMode.Clamp);
        using var down = SKShader.CreateLinearGradient(
            new SKPoint(bounds.Left, bounds.Top),
            new SKPoint(bounds.Left, bounds.Bottom),
            [SKColors.White.Opacity(0.10f * roundness), SKColors.Black.WithAlpha(0), Shade(fabric, 0.24f * roundness)],
            [0, 0.45f, 1],
            SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = across };
        canvas.DrawRect(bounds, paint);
        paint.Shader = down;
        canvas.DrawRect(bounds, paint);
    }

    /// <summary>A fold is a valley in the shade with a lit ridge beside it.</summary>
    private static void Crease(Scene scene, Fold fold, Fabric fabric)
    {
        var canvas = scene.Canvas;
        scene.Blur(fold.Line, Shade(fabric, fold.Depth), fold.Width, fold.Width * 0.45f);
        canvas.Save();
        canvas.Translate(-fold.Width * 0.9f, -fold.Width * 0.2f);
        scene.Blur(fold.Line, SKColors.White.Opacity(fold.Depth * 0.55f), fold.Width * 0.8f, fold.Width * 0.45f);
        canvas.Restore();
    }

    /// <summary>White cloth shades to grey, coloured cloth to a deeper tone of itself.</summary>
    private static SKColor Shade(Fabric fabric, float depth) =>
        fabric.Colour.Darker(0.72f).Opacity(Math.Clamp(fabric.Colour.Lightness() > 0.85f ? depth * 0.6f : depth, 0, 1));
}
