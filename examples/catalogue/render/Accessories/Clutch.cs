using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Accessories;

internal static class Clutch
{
    public static void Draw(Scene scene, Product product)
    {
        var satin = Fabric.For(product, Finish.Leather, Weft.Diagonal);
        scene.GroundShadow(40, 200, 228, 4);
        scene.Piece("M 34 150 Q 120 142 206 150 L 208 226 Q 120 232 32 226 Z", satin, 0.9f);
        if (product.Is("envelope"))
        {
            scene.Piece("M 34 150 Q 120 142 206 150 L 122 202 Q 120 203 118 202 Z", satin, 0.7f);
            scene.Button(120, 197, Palette.Find("gold"), 4.5f);
            return;
        }

        scene.Line("M 34 150 Q 120 141 206 150", Palette.Find("gold").Darker(0.35f), 6);
        scene.Line("M 34 149.5 Q 120 140.5 206 149.5", Palette.Find("gold"), 4);
        scene.Button(115, 141, Palette.Find("gold"), 5);
        scene.Button(125, 141, Palette.Find("gold"), 5);
        for (var x = 46; x < 200; x += 11)
        {
            scene.Blur($"M {x} 154 Q {x + ((x - 120) * 0.03f)} 190 {x} 226", satin.Colour.Darker(0.6f).Opacity(0.5f), 2, 1.2f);
        }
    }
}
