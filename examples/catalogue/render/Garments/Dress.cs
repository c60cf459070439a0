using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

internal static class Dress
{
    public static void Draw(Scene scene, Product product)
    {
        var maxi = product.Is("maxi");
        var torso = new Torso
        {
            NeckTop = 22,
            ShoulderTop = 32,
            NeckWidth = 25,
            HasVNeck = product.Neckline == "v-neck",
            NeckDepth = product.Neckline == "v-neck" ? 70 : 52,
            ShoulderWidth = product.SleeveLength == "sleeveless" ? 38 : 46,
            ChestWidth = 41,
            ArmpitTop = 84,
            WaistWidth = product.Is("sheath") ? 34 : 32,
            WaistTop = product.Is("empire") ? 116 : 140,
            HemWidth = product.Is("sheath") ? 42 : maxi ? 66 : 74,
            HemTop = maxi ? 304 : 276,
            HemSag = 8,
        };
        var fabric = Fabric.For(product, Finish.Cotton, Weft.Horizontal);
        Necks.Inside(scene, torso, fabric);
        Sleeves.Draw(scene, torso, product.SleeveLength, fabric);
        IReadOnlyList<Fold> folds =
        [
            .. Fold.Pulled(scene, Torso.X(torso.ChestWidth), torso.ArmpitTop, 30, 120, 190, 2),
            .. Fold.Pulled(scene, Torso.X(-torso.ChestWidth), torso.ArmpitTop, 30, -10, 60, 2),
            .. product.Is("sheath") ? Fold.Hanging(scene, 88, 152, 160, 270, 3, 0.22f) : Skirt.Flares(scene, torso.WaistWidth, torso.WaistTop, torso.HemWidth, torso.HemTop),
        ];
        scene.Piece(torso.Front(scene), fabric, folds);
        Necks.Rib(scene, torso, fabric.Plain, 3);
        Waist(scene, torso, fabric, product.Is("belted"));
        torso.StitchHem(scene, fabric.Colour.Darker(0.4f).Opacity(0.5f));
    }

    private static void Waist(Scene scene, Torso torso, Fabric fabric, bool belted)
    {
        var (half, y) = (torso.WaistWidth, torso.WaistTop);
        var line = $"M {Torso.X(-half)} {y} Q {Scene.Axis} {y + 6} {Torso.X(half)} {y}";
        if (!belted)
        {
            scene.Line(line, fabric.Colour.Darker(0.5f).Opacity(0.5f), 1);
            return;
        }

        scene.Line(line, fabric.Colour.Darker(0.75f), 7);
        scene.Line($"M {Scene.Axis - 6} {y - 2} h 12 v 10 h -12 Z", Palette.Find("gold"), 1.8f);
    }
}
