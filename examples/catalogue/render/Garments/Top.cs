using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

internal static class Top
{
    public static void Draw(Scene scene, Product product)
    {
        var torso = Torso.For(product);
        torso = torso with
        {
            NeckWidth = 33,
            HasVNeck = product.Neckline == "v-neck",
            NeckDepth = torso.NeckTop + (product.Neckline == "v-neck" ? 52 : 40),
            ShoulderWidth = product.SleeveLength == "sleeveless" ? 47 : 55,
            HemWidth = product.Is("flared") ? 72 : 56,
            HemTop = 262,
        };
        var fabric = Fabric.For(product, Finish.Cotton, Weft.Horizontal);
        if (product.Is("camisole"))
        {
            Camisole(scene, fabric);
        }
        else
        {
            Necks.Inside(scene, torso, fabric);
            Sleeves.Draw(scene, torso, product.SleeveLength, fabric);
            scene.Piece(torso.Front(scene), fabric, torso.Folds(scene));
            Necks.Rib(scene, torso, fabric.Plain, 3.2f);
            torso.StitchHem(scene, fabric.Colour.Darker(0.4f).Opacity(0.6f));
        }

        GraphicPrint.DrawIfAny(scene, product, 156);
    }

    /// <summary>A top on thin straps, straight across the chest.</summary>
    private static void Camisole(Scene scene, Fabric fabric)
    {
        scene.LinePair("M 148 92 C 150 72 148 58 144 44", fabric.Colour.Darker(0.3f), 4.4f);
        scene.LinePair("M 148 92 C 150 72 148 58 144 44", fabric.Colour, 3);
        var front = scene.Symmetric("M 120 106 C 132 104 144 96 150 88 C 156 104 164 118 168 128 C 168 160 162 180 162 196 C 162 226 172 244 176 268 Q 150 274 120 274 Z");
        scene.Piece(front, fabric, [.. Fold.Hanging(scene, 70, 170, 150, 268, 6), .. Fold.Pulled(scene, 166, 128, 40, 110, 190, 3), .. Fold.Pulled(scene, 74, 128, 40, -10, 70, 3)]);
        scene.LinePair("M 120 108.5 C 132 106 144 98 150 90.5", fabric.Colour.Darker(0.4f).Opacity(0.7f), 1.2f);
    }
}
