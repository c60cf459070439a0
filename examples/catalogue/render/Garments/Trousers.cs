using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

internal static class Trousers
{
    private const float Top = 18;
    private const float Crotch = 112;
    private const float Hem = 304;

    public static void DrawJeans(Scene scene, Product product)
    {
        var fabric = Fabric.For(product, Finish.Denim);
        var waist = product.IsFor("women") ? 36f : 40f;
        Legs(scene, fabric, waist, product.Is("skinny") ? 14 : 20);
        if (!product.Is("raw"))
        {
            Fade(scene);
        }

        JeansFront(scene, Top, waist);
        if (product.Is("ripped"))
        {
            Rip(scene, 80, 196, fabric.Colour);
            Rip(scene, 146, 180, fabric.Colour);
        }
    }

    public static void DrawTrousers(Scene scene, Product product)
    {
        var fabric = Fabric.For(product, product.Is("chinos") ? Finish.Canvas : Finish.Cotton);
        var waist = product.IsFor("women") ? 35f : 40f;
        Legs(scene, fabric, waist, product.Is("chinos") ? 19 : 22);
        var dark = fabric.Colour.Darker(0.5f);
        scene.Line($"M {Scene.Axis - waist} {Top + 12} Q {Scene.Axis} {Top + 19} {Scene.Axis + waist} {Top + 12}", dark, 1.2f);
        scene.LinePair($"M {Scene.Axis + waist - 10} {Top + 15} L {Scene.Axis + waist + 4} {Top + 48}", dark, 1.4f);
        scene.Line($"M {Scene.Axis} {Top + 6} V {Top + 60} C {Scene.Axis - 2} {Top + 70} {Scene.Axis - 8} {Top + 72} {Scene.Axis - 10} {Top + 74}", dark, 1);
        scene.Button(Scene.Axis + 3, Top + 11, dark, 1.8f);
        if (!product.Is("chinos"))
        {
            scene.LinePair("M 143 46 C 148 130 150 210 153 300", fabric.Colour.Lighter(0.3f).Opacity(0.7f), 1);
            scene.LinePair("M 144 46 C 149 130 151 210 154 300", dark.Opacity(0.5f), 0.8f);
        }
    }

    /// <summary>Fly, pockets and yellow thread, shared by jeans, denim skirts and denim shorts.</summary>
    public static void JeansFront(Scene scene, float top, float waist)
    {
        var thread = Palette.Find("tan").Lighter(0.25f);
        var axis = Scene.Axis;
        scene.Stitch($"M {axis - waist} {top + 13} Q {axis} {top + 21} {axis + waist} {top + 13}", thread);
        scene.Stitch($"M {axis + 9} {top + 18} V {top + 52} C {axis + 9} {top + 62} {axis + 4} {top + 66} {axis} {top + 68}", thread);
        scene.Line($"M {axis} {top + 8} V {top + 74}", Palette.Find("navy-blue").Opacity(0.8f), 1.1f);
        foreach (var side in new[] { -1, 1 })
        {
            var pocket = $"M {axis + (side * (waist - 20))} {top + 17} C {axis + (side * (waist - 18))} {top + 34} {axis + (side * (waist - 6))} {top + 40} {axis + (side * (waist + 6))} {top + 40}";
            scene.Line(pocket, Palette.Find("navy-blue").Opacity(0.7f), 1.8f);
            scene.Stitch(pocket, thread);
            scene.Line($"M {axis + (side * waist * 0.55f)} {top + 4} v 13", Palette.Find("navy-blue").Opacity(0.6f), 4);
            scene.Line($"M {axis + (side * waist * 0.55f)} {top + 4} v 13", Palette.Find("blue").Darker(0.35f), 2.6f);
        }

        scene.Button(axis, top + 11, Palette.Find("gold"), 2.6f);
    }

    /// <summary>Both legs and the waist, seen from the front with the feet slightly apart.</summary>
    private static void Legs(Scene scene, Fabric fabric, float waist, float ankle)
    {
        var axis = Scene.Axis;
        scene.Piece(scene.Path($"M {axis - waist} {Top} Q {axis} {Top - 7} {axis + waist} {Top} Q {axis} {Top + 14} {axis - waist} {Top} Z"), fabric.Inside);
        var foot = axis + 38;
        var leg = scene.Path(
            $"M {axis - 1} {Top + 7} Q {axis + (waist * 0.6f)} {Top + 5} {axis + waist} {Top} " +
            $"C {axis + waist + 8} {Top + 30} {axis + waist + 14} {Crotch - 24} {axis + waist + 15} {Crotch} " +
            $"C {axis + waist + 15} {Crotch + 60} {foot + ankle + 5} {Hem - 90} {foot + ankle} {Hem} " +
            $"Q {foot} {Hem + 5} {foot - ankle} {Hem} " +
            $"C {foot - ankle - 2} {Hem - 90} {axis + 9} {Crotch + 60} {axis} {Crotch} L {axis - 1} {Crotch - 2} Z");
        IReadOnlyList<Fold> folds =
        [
            .. Fold.Pulled(scene, axis, Crotch - 4, 40, -30, 40, 3, 0.26f),
            .. Fold.Pulled(scene, foot - 4, 214, 24, -20, 30, 2, 0.2f),
            .. Fold.Pulled(scene, foot - ankle, Hem - 12, 30, -35, 5, 3, 0.26f),
            .. Fold.Hanging(scene, axis + 20, foot + ankle - 4, Crotch + 20, Hem - 20, 2, 0.22f),
        ];
        scene.Pair(leg, fabric, folds);
        scene.LinePair($"M {foot + ankle - 1} {Hem - 6} Q {foot} {Hem - 1} {foot - ankle + 1} {Hem - 6}", fabric.Colour.Darker(0.4f).Opacity(0.8f), 0.9f);
    }

    /// <summary>The thighs of washed denim are lighter.</summary>
    private static void Fade(Scene scene)
    {
        var pale = Palette.Find("white").Opacity(0.28f);
        foreach (var x in new[] { 88f, 152f })
        {
            scene.Blur($"M {x} 80 C {x} 120 {x} 150 {x} 190", pale, 16, 9);
        }
    }

    private static void Rip(Scene scene, float x, float y, SkiaSharp.SKColor denim)
    {
        scene.Fill($"M {x - 2} {y} Q {x + 10} {y - 5} {x + 20} {y + 1} Q {x + 9} {y + 8} {x - 2} {y} Z", denim.Lighter(0.75f));
        scene.Line($"M {x} {y - 1} L {x + 18} {y} M {x} {y + 2} L {x + 18} {y + 3}", SkiaSharp.SKColors.White, 0.9f);
        scene.Line($"M {x - 2} {y} Q {x + 10} {y - 5} {x + 20} {y + 1}", denim.Darker(0.4f), 0.8f);
    }
}
