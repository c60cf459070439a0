using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

internal static class Jacket
{
    public static void Draw(Scene scene, Product product)
    {
        var torso = Torso.For(product);
        torso = torso with { NeckDepth = torso.NeckTop + 22, ChestWidth = torso.ChestWidth + 3, WaistWidth = torso.WaistWidth + 4, HemTop = torso.HemTop - 16 };
        var fabric = Fabric.For(product, product.Is("leather") ? Finish.Leather : product.Is("denim") ? Finish.Denim : Finish.Canvas);

        Necks.Inside(scene, torso, fabric);
        Sleeves.Draw(scene, torso, product.SleeveLength, fabric, fabric);
        scene.Piece(torso.Front(scene), fabric, torso.Folds(scene), 0.9f);
        Sweatshirt.Waistband(scene, torso, fabric);
        if (product.Is("denim"))
        {
            Trucker(scene, torso, fabric);
            return;
        }

        Fastenings.Zip(scene, torso.NeckDepth - 14, torso.HemTop + 14, fabric.Colour.Darker(0.4f));
        scene.LinePair($"M {Torso.X(26)} {torso.HemTop - 64} L {Torso.X(42)} {torso.HemTop - 30}", fabric.Colour.Darker(0.55f), 3);
        scene.LinePair($"M {Torso.X(26.6f)} {torso.HemTop - 63} L {Torso.X(41.6f)} {torso.HemTop - 31}", Palette.Find("silver"), 0.9f);
        Necks.StandCollar(scene, torso, fabric);
    }

    /// <summary>The cut of a denim jacket: yoke, flap pockets, pointed seams, copper buttons.</summary>
    private static void Trucker(Scene scene, Torso torso, Fabric fabric)
    {
        var thread = Palette.Find("tan").Lighter(0.2f);
        Fastenings.Placket(scene, fabric, torso.NeckDepth, torso.HemTop + 16, 6, Palette.Find("gold"));
        foreach (var side in new[] { -1, 1 })
        {
            var x = Torso.X(side * 32);
            scene.Stitch($"M {Torso.X(side * 7)} {torso.ArmpitTop - 26} H {Torso.X(side * (torso.ChestWidth - 2))}", thread);
            scene.Piece(scene.Path($"M {x - 13} {torso.ArmpitTop - 22} h 26 v 9 l -13 6 l -13 -6 Z"), fabric, roundness: 0.3f);
            scene.Button(x, torso.ArmpitTop - 11, Palette.Find("gold"), 1.6f);
            scene.Stitch($"M {x - 11} {torso.ArmpitTop - 4} L {x - 6} {torso.HemTop - 4} M {x + 11} {torso.ArmpitTop - 4} L {x + 4} {torso.HemTop - 4}", thread);
        }

        Necks.ShirtCollar(scene, torso, fabric, 40);
    }
}
