using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

internal static class TShirt
{
    public static void Draw(Scene scene, Product product)
    {
        if (product.Neckline == "polo-collar")
        {
            Polo.Draw(scene, product);
            return;
        }

        var vNeck = product.Neckline == "v-neck";
        var torso = Torso.For(product) with { HasVNeck = vNeck };
        torso = torso with { NeckDepth = torso.NeckTop + (vNeck ? 46 : 24) };
        var fabric = Fabric.For(product, Finish.Cotton, Weft.Horizontal);
        var contrast = product.Accent.Length > 0 ? fabric.In(Palette.Find(product.Accent)) : fabric.Plain;
        var sleeves = product.Is("raglan") ? contrast : fabric;
        var rib = product.Is("ringer") || product.Is("raglan") ? contrast : fabric.Plain;

        Necks.Inside(scene, torso, fabric);
        Sleeves.Draw(scene, torso, product.SleeveLength, sleeves, product.Is("ringer") ? contrast : null);
        scene.Piece(torso.Front(scene), fabric, torso.Folds(scene));
        if (product.Is("raglan"))
        {
            Raglan(scene, torso, contrast);
        }

        Necks.Rib(scene, torso, rib);
        torso.StitchHem(scene, fabric.Colour.Darker(0.4f).Opacity(0.6f));
        GraphicPrint.DrawIfAny(scene, product, 148);
    }

    /// <summary>Sleeves that run up to the neck.</summary>
    private static void Raglan(Scene scene, Torso torso, Fabric fabric) => scene.Pair(
        scene.Path($"M {Torso.X(torso.NeckWidth - 3)} {torso.NeckTop + 8} L {Torso.X(torso.NeckWidth)} {torso.NeckTop} Q {Torso.X(46)} {torso.NeckTop + 8} {Torso.X(torso.ShoulderWidth)} {torso.ShoulderTop} C {Torso.X(torso.ShoulderWidth - 3)} {torso.ShoulderTop + 28} {Torso.X(torso.ChestWidth - 4)} {torso.ArmpitTop - 22} {Torso.X(torso.ChestWidth)} {torso.ArmpitTop} C {Torso.X(44)} {torso.ArmpitTop - 24} {Torso.X(34)} {torso.NeckTop + 30} {Torso.X(torso.NeckWidth - 3)} {torso.NeckTop + 8} Z"),
        fabric);
}
