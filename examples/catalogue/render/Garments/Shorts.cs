using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

internal static class Shorts
{
    public static void Draw(Scene scene, Product product)
    {
        var denim = product.Is("denim");
        var sports = product.Is("sports");
        var (top, waist, hem, wide) = denim ? (84f, 52f, 212f, 66f) : sports ? (60f, 52f, 246f, 76f) : (52f, 50f, 250f, 63f);
        var fabric = Fabric.For(product, denim ? Finish.Denim : Finish.Canvas);
        var axis = Scene.Axis;
        var crotch = top + 84;

        scene.Piece(scene.Path($"M {axis - waist} {top} Q {axis} {top - 9} {axis + waist} {top} Q {axis} {top + 16} {axis - waist} {top} Z"), fabric.Inside);
        var leg = scene.Path(
            $"M {axis - 1} {top + 8} Q {axis + (waist * 0.6f)} {top + 6} {axis + waist} {top} " +
            $"C {axis + waist + 8} {top + 30} {axis + wide - 2} {crotch - 20} {axis + wide} {crotch} L {axis + wide + 5} {hem} " +
            $"Q {axis + (wide * 0.55f)} {hem + 8} {axis + 12} {hem + 1} C {axis + 9} {hem - 30} {axis + 3} {crotch + 20} {axis} {crotch} L {axis - 1} {crotch - 2} Z");
        scene.Pair(leg, fabric, [.. Fold.Pulled(scene, axis, crotch - 4, 46, -30, 50, 3, 0.26f), .. Fold.Hanging(scene, axis + 18, axis + wide, crotch, hem, 3)]);
        scene.LinePair($"M {axis + wide + 4} {hem - 8} Q {axis + (wide * 0.55f)} {hem} {axis + 12} {hem - 7}", fabric.Colour.Darker(0.4f).Opacity(0.8f), 1);
        if (denim)
        {
            Trousers.JeansFront(scene, top, waist);
        }
        else if (sports)
        {
            Elastic(scene, product, fabric, top, waist, wide, hem);
        }
        else
        {
            Chino(scene, fabric, top, waist);
        }
    }

    /// <summary>A gathered waist with cords, and a stripe down each side.</summary>
    private static void Elastic(Scene scene, Product product, Fabric fabric, float top, float waist, float wide, float hem)
    {
        var axis = Scene.Axis;
        for (var x = -waist + 4; x < waist; x += 5)
        {
            scene.Line($"M {axis + x} {top + 7 - (x * x / waist / 8)} v 10", fabric.Colour.Darker(0.45f).Opacity(0.6f), 1);
        }

        var accent = product.Accent.Length > 0 ? Palette.Find(product.Accent) : Fabric.Contrast(fabric.Colour);
        scene.LinePair($"M {axis + waist - 1} {top + 6} C {axis + waist + 6} {top + 30} {axis + wide - 6} {top + 60} {axis + wide - 4} {top + 84} L {axis + wide + 1} {hem - 1}", accent, 5);
        scene.LinePair($"M {axis + 3} {top + 14} C {axis + 8} {top + 30} {axis + 4} {top + 38} {axis + 8} {top + 50}", Fabric.Contrast(fabric.Colour), 2);
    }

    private static void Chino(Scene scene, Fabric fabric, float top, float waist)
    {
        var (axis, dark) = (Scene.Axis, fabric.Colour.Darker(0.5f));
        scene.Line($"M {axis - waist} {top + 13} Q {axis} {top + 22} {axis + waist} {top + 13}", dark, 1.2f);
        scene.LinePair($"M {axis + waist - 14} {top + 17} L {axis + waist + 4} {top + 52}", dark, 1.5f);
        scene.Line($"M {axis} {top + 8} V {top + 82}", dark, 1);
        scene.Stitch($"M {axis + 8} {top + 20} V {top + 54} Q {axis + 7} {top + 64} {axis} {top + 68}", dark);
        scene.Button(axis, top + 13, dark.Lighter(0.3f), 2.2f);
    }
}
