using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Accessories;

/// <summary>A folded wallet that stands slightly open.</summary>
internal static class Wallet
{
    public static void Draw(Scene scene, Product product)
    {
        var leather = Fabric.For(product, Finish.Leather);
        var thread = leather.Colour.Lighter(0.35f);
        scene.GroundShadow(36, 204, 236, 4);
        scene.Piece("M 38 128 L 196 112 C 202 112 205 116 205 120 L 205 226 L 44 232 Z", leather.In(leather.Colour.Darker(0.35f)));
        scene.Fill("M 44 128 L 198 115 L 200 124 L 46 136 Z", Palette.Find("beige").Darker(0.15f));
        scene.Piece("M 34 132 H 198 C 204 132 206 135 206 140 V 228 C 206 233 204 236 198 236 H 40 C 36 236 34 233 34 228 Z", leather, 0.8f);
        scene.Stitch("M 39 138 H 200 V 230 H 39 Z", thread);
        if (product.Is("strap"))
        {
            scene.Piece("M 206 172 H 166 C 158 172 158 198 166 198 H 206 Z", leather.In(leather.Colour.Darker(0.2f)));
            scene.Button(170, 185, Palette.Find("silver"), 4);
            return;
        }

        scene.Piece("M 170 208 h 24 v 16 h -24 Z", leather.In(leather.Colour.Darker(0.25f)), 0.3f);
    }
}
