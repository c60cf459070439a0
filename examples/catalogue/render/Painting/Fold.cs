using SkiaSharp;

namespace VisionAdapters.Catalogue.Painting;

/// <summary>A crease in a cloth: a line, as wide as the crease is soft.</summary>
internal sealed record Fold(SKPath Line, float Width, float Depth)
{
    /// <summary>Makes folds that hang down between two heights, spread over a width with some disorder.</summary>
    public static IReadOnlyList<Fold> Hanging(Scene scene, float left, float right, float top, float bottom, int count, float depth = 0.3f)
    {
        var folds = new List<Fold>();
        for (var i = 0; i < count; i++)
        {
            var x = left + ((right - left) * (i + scene.Vary(0.2f, 0.8f)) / count);
            var start = top + ((bottom - top) * scene.Vary(0, 0.35f));
            var sway = scene.Vary(-7, 7);
            folds.Add(new Fold(
                scene.Path($"M {x} {start} C {x + sway} {start + 20} {x - sway} {bottom - 30} {x + (sway * 0.6f)} {bottom}"),
                scene.Vary(3, 6),
                depth * scene.Vary(0.6f, 1)));
        }

        return folds;
    }

    /// <summary>Makes the short diagonal folds of cloth that is pulled towards a point, such as an armpit or a crotch.</summary>
    public static IReadOnlyList<Fold> Pulled(Scene scene, float x, float y, float reach, float fromDegrees, float toDegrees, int count, float depth = 0.22f)
    {
        var folds = new List<Fold>();
        for (var i = 0; i < count; i++)
        {
            var angle = (fromDegrees + ((toDegrees - fromDegrees) * (i + scene.Vary(0.2f, 0.8f)) / count)) * MathF.PI / 180;
            var length = reach * scene.Vary(0.6f, 1);
            var (endX, endY) = (x + (length * MathF.Cos(angle)), y + (length * MathF.Sin(angle)));
            folds.Add(new Fold(
                scene.Path($"M {x + ((endX - x) * 0.15f)} {y + ((endY - y) * 0.15f)} Q {(x + endX) / 2} {((y + endY) / 2) + 3} {endX} {endY}"),
                scene.Vary(4, 6.5f),
                depth * scene.Vary(0.6f, 1)));
        }

        return folds;
    }
}
