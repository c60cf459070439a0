using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

/// <summary>Plackets, buttons, zips and pockets.</summary>
internal static class Fastenings
{
    /// <summary>The strip that the buttons of a shirt or polo sit on.</summary>
    public static void Placket(Scene scene, Fabric fabric, float top, float bottom, int buttons, SKColor button)
    {
        var axis = Scene.Axis;
        scene.Piece(scene.Path($"M {axis - 6} {top} H {axis + 6} V {bottom} H {axis - 6} Z"), fabric, roundness: 0.3f);
        scene.Stitch($"M {axis - 4.6f} {top + 2} V {bottom - 1}", fabric.Colour.Darker(0.35f).Opacity(0.6f), 0.6f);
        for (var i = 0; i < buttons; i++)
        {
            scene.Button(axis, top + 12 + ((bottom - top - 18) * i / Math.Max(1, buttons - 1)), button);
        }
    }

    public static void Zip(Scene scene, float top, float bottom, SKColor tape)
    {
        var axis = Scene.Axis;
        scene.Line($"M {axis} {top} V {bottom}", tape, 5);
        scene.Line($"M {axis} {top} V {bottom}", Palette.Find("silver"), 1.6f);
        scene.Fill($"M {axis - 2.5f} {top} h 5 v 6 l -1.5 8 h -2 l -1.5 -8 Z", Palette.Find("silver").Darker(0.2f));
    }

    public static void ChestPocket(Scene scene, Fabric fabric, float x, float y)
    {
        scene.Piece(scene.Path($"M {x} {y} h 26 v 24 l -13 6 l -13 -6 Z"), fabric, roundness: 0.25f);
        scene.Stitch($"M {x + 1.5f} {y + 5} h 23", fabric.Colour.Darker(0.4f).Opacity(0.7f), 0.6f);
    }

    /// <summary>The pouch of a hoodie.</summary>
    public static void Pouch(Scene scene, Fabric fabric, float y)
    {
        var axis = Scene.Axis;
        scene.Piece(scene.Symmetric($"M {axis} {y} H {axis + 26} L {axis + 40} {y + 24} L {axis + 40} {y + 40} H {axis} Z"), fabric, roundness: 0.3f);
        scene.LinePair($"M {axis + 26} {y + 1} L {axis + 39} {y + 24}", fabric.Colour.Darker(0.5f).Opacity(0.8f), 1.4f);
    }
}
