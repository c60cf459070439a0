using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

internal static class Polo
{
    public static void Draw(Scene scene, Product product)
    {
        var torso = Torso.For(product);
        torso = torso with { NeckDepth = torso.NeckTop + 26 };
        var fabric = Fabric.For(product, Finish.Knit, Weft.Horizontal);
        var trim = product.Accent.Length > 0 && product.Pattern == "solid" ? fabric.In(Palette.Find(product.Accent)) : fabric.Plain;

        Necks.Inside(scene, torso, fabric);
        Sleeves.Draw(scene, torso, product.SleeveLength, fabric, trim);
        scene.Piece(torso.Front(scene), fabric, torso.Folds(scene));
        Fastenings.Placket(scene, fabric.Plain, torso.NeckDepth - 2, torso.NeckDepth + 52, 3, fabric.Colour.Lighter(0.6f));
        Necks.ShirtCollar(scene, torso, trim, 38);
        torso.StitchHem(scene, fabric.Colour.Darker(0.4f).Opacity(0.6f));
        scene.Fill("M 150 104 l 4 -5 l 4 5 l -4 6 Z", Fabric.Contrast(fabric.Colour));
    }
}
