using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

/// <summary>What finishes the neck of an upper garment.</summary>
internal static class Necks
{
    /// <summary>The inside of the back, to be drawn before the front.</summary>
    public static void Inside(Scene scene, Torso torso, Fabric fabric)
    {
        scene.Piece(torso.Back(scene), fabric.Inside);
        scene.Fill($"M {Scene.Axis - 6} {torso.NeckTop + 10} h 12 v 8 h -12 Z", fabric.Colour.Lightness() > 0.6f ? fabric.Colour.Darker(0.55f) : fabric.Colour.Lighter(0.6f));
    }

    /// <summary>A ribbed band along the neckline, front and back.</summary>
    public static void Rib(Scene scene, Torso torso, Fabric fabric, float width = 6)
    {
        foreach (var line in new[] { torso.BackNeckline(scene), torso.Neckline(scene) })
        {
            scene.Line(line, fabric.Colour.Darker(0.45f), width + 1.4f);
            scene.Line(line, fabric.Colour.Darker(0.06f), width);
            scene.Blur(line, fabric.Colour.Lighter(0.5f).Opacity(0.35f), width * 0.3f, 1);
        }
    }

    /// <summary>The turned-down collar of a shirt or polo: two leaves on a stand.</summary>
    public static void ShirtCollar(Scene scene, Torso torso, Fabric fabric, float spread = 36)
    {
        var (axis, top, neck) = (Scene.Axis, torso.NeckTop, torso.NeckWidth);
        scene.Piece(scene.Path($"M {axis - neck} {top + 2} Q {axis} {top - 16} {axis + neck} {top + 2} Q {axis} {top + 16} {axis - neck} {top + 2} Z"), fabric.Inside);
        scene.Piece(scene.Path($"M {axis - neck - 2} {top + 4} C {axis - neck + 4} {top - 16} {axis + neck - 4} {top - 16} {axis + neck + 2} {top + 4} C {axis + neck - 6} {top - 4} {axis - neck + 6} {top - 4} {axis - neck - 2} {top + 4} Z"), fabric);
        var leaf = scene.Path(
            $"M {axis + 1} {torso.NeckDepth - 1} C {axis + 10} {top + 12} {axis + neck - 6} {top + 6} {axis + neck - 2} {top - 5} " +
            $"C {axis + neck + 6} {top + 2} {axis + spread + 4} {top + 20} {axis + spread} {torso.NeckDepth + 6} " +
            $"L {axis + (spread * 0.62f)} {torso.NeckDepth + 15} Z");
        scene.Canvas.Save();
        scene.Canvas.ClipPath(torso.Front(scene), SKClipOperation.Intersect, antialias: true);
        scene.Blur(leaf, SKColors.Black.Opacity(0.35f), 4, 2.5f);
        scene.Blur(scene.Mirror(leaf), SKColors.Black.Opacity(0.35f), 4, 2.5f);
        scene.Canvas.Restore();
        scene.Pair(leaf, fabric.Turned(35));
    }

    /// <summary>A hood lying on the back, open to the front, with cords.</summary>
    public static void Hood(Scene scene, Torso torso, Fabric fabric)
    {
        var (axis, top, neck) = (Scene.Axis, torso.NeckTop, torso.NeckWidth);
        scene.Piece(scene.Symmetric($"M {axis} {top - 32} C {axis + 30} {top - 32} {axis + 42} {top - 4} {axis + 40} {top + 16} L {axis} {torso.NeckDepth + 12} Z"), fabric.Plain);
        scene.Piece(scene.Symmetric($"M {axis} {top - 20} C {axis + 20} {top - 20} {axis + neck} {top - 4} {axis + neck - 2} {top + 8} L {axis} {torso.NeckDepth + 8} Z"), fabric.Inside);
    }

    /// <summary>The front edges of a hood, over the trunk.</summary>
    public static void HoodFront(Scene scene, Torso torso, Fabric fabric)
    {
        var (axis, top, neck) = (Scene.Axis, torso.NeckTop, torso.NeckWidth);
        scene.Pair(
            scene.Path($"M {axis} {torso.NeckDepth + 12} C {axis + 12} {torso.NeckDepth - 4} {axis + neck - 4} {top + 14} {axis + neck - 2} {top - 4} C {axis + 44} {top + 2} {axis + 42} {top + 22} {axis + 34} {top + 30} C {axis + 24} {torso.NeckDepth + 10} {axis + 10} {torso.NeckDepth + 18} {axis} {torso.NeckDepth + 22} Z"),
            fabric.Plain);
        scene.LinePair($"M {axis + 10} {torso.NeckDepth + 10} C {axis + 13} {torso.NeckDepth + 26} {axis + 10} {torso.NeckDepth + 40} {axis + 12} {torso.NeckDepth + 54}", Fabric.Contrast(fabric.Colour), 2);
    }

    /// <summary>A band that stands up around the neck.</summary>
    public static void StandCollar(Scene scene, Torso torso, Fabric fabric)
    {
        var (axis, top, neck) = (Scene.Axis, torso.NeckTop, torso.NeckWidth);
        scene.Piece(scene.Path($"M {axis - neck + 3} {top - 12} Q {axis} {top - 20} {axis + neck - 3} {top - 12} L {axis + neck} {top + 8} L {axis - neck} {top + 8} Z"), fabric.Inside);
        scene.Pair(
            scene.Path($"M {axis} {torso.NeckDepth + 2} L {axis} {torso.NeckDepth - 18} C {axis + 10} {top + 2} {axis + neck - 6} {top - 2} {axis + neck - 3} {top - 13} C {axis + neck + 2} {top - 6} {axis + neck + 5} {top} {axis + neck + 4} {top + 8} C {axis + 20} {torso.NeckDepth - 6} {axis + 10} {torso.NeckDepth} {axis} {torso.NeckDepth + 2} Z"),
            fabric);
    }
}
