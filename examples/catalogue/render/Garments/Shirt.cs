using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

internal static class Shirt
{
    public static void Draw(Scene scene, Product product)
    {
        var torso = Torso.For(product);
        torso = torso with { NeckDepth = torso.NeckTop + 24, HemTop = torso.HemTop - 6, HemSag = 16 };
        var fabric = Fabric.For(product, Finish.Cotton);
        var button = fabric.Colour.Lightness() > 0.7f ? fabric.Colour.Darker(0.12f) : fabric.Colour.Lighter(0.75f);

        Necks.Inside(scene, torso, fabric);
        Sleeves.Draw(scene, torso, product.SleeveLength, fabric, product.SleeveLength == "long-sleeves" ? fabric : null);
        scene.Piece(torso.Front(scene), fabric, torso.Folds(scene));
        Fastenings.Placket(scene, fabric, torso.NeckDepth, torso.HemTop + 14, 6, button);
        Fastenings.ChestPocket(scene, fabric, Torso.X(16), torso.ArmpitTop - 18);
        if (product.Is("two-pockets"))
        {
            Fastenings.ChestPocket(scene, fabric, Torso.X(-42), torso.ArmpitTop - 18);
        }

        Necks.ShirtCollar(scene, torso, fabric);
    }
}
