using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

internal static class Sweater
{
    public static void Draw(Scene scene, Product product)
    {
        var vNeck = product.Neckline == "v-neck";
        var torso = Torso.For(product);
        torso = torso with { HasVNeck = vNeck, NeckDepth = torso.NeckTop + (vNeck ? 56 : 22), HemTop = torso.HemTop - 14, HemWidth = torso.HemWidth - 3 };
        var fabric = Fabric.For(product, Finish.Knit, Weft.Horizontal);

        Necks.Inside(scene, torso, fabric);
        Sleeves.Draw(scene, torso, product.SleeveLength, fabric, fabric.Plain);
        scene.Piece(torso.Front(scene), fabric, torso.Folds(scene), 0.8f);
        Sweatshirt.Waistband(scene, torso, fabric.Plain);
        Necks.Rib(scene, torso, fabric.Plain, 8);
    }
}
