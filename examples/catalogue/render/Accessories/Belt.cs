using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Accessories;

/// <summary>A belt, closed, standing on its edge: an oval band, the far side seen from within.</summary>
internal static class Belt
{
    public static void Draw(Scene scene, Product product)
    {
        var leather = Fabric.For(product, Finish.Leather, Weft.Horizontal);
        var metal = Palette.Find(product.Accent.Length > 0 ? product.Accent : "silver");
        scene.GroundShadow(24, 216, 206, 8);
        scene.Piece("M 20 164 C 34 132 206 132 220 164 L 220 176 C 206 150 34 150 20 176 Z", new Fabric(leather.Colour.Towards(Palette.Find("tan"), 0.45f).Darker(0.2f), Finish.Leather));
        scene.Piece("M 18 160 C 24 182 80 194 120 194 C 160 194 216 182 222 160 L 222 188 C 214 214 160 222 120 222 C 80 222 26 214 18 188 Z", leather, 1);
        var thread = leather.Colour.Lighter(0.4f).Opacity(0.8f);
        scene.Stitch("M 20 167 C 28 186 80 197.5 120 197.5 C 160 197.5 212 186 220 167", thread);
        scene.Stitch("M 20 186 C 28 208 80 218.5 120 218.5 C 160 218.5 212 208 220 186", thread);
        Buckle(scene, leather, metal);
        foreach (var x in new[] { 160, 172, 184 })
        {
            scene.Fill($"M {x} {207 - ((x - 160) * 0.16f)} a 1.8 2.2 0 1 0 3.6 0 a 1.8 2.2 0 1 0 -3.6 0 Z", leather.Colour.Darker(0.7f));
        }
    }

    private static void Buckle(Scene scene, Fabric leather, SKColor metal)
    {
        scene.Line("M 82 187 L 116 191 V 226 L 82 222 Z", metal.Darker(0.55f), 8);
        scene.Line("M 82 187 L 116 191 V 226 L 82 222 Z", metal, 5.6f);
        scene.Line("M 84 185.5 L 116 189.5", SKColors.White.Opacity(0.7f), 1.4f);
        scene.Line("M 98 206 L 118 208", metal.Darker(0.3f), 4.4f);
        scene.Piece("M 128 191 h 10 v 33 h -10 Z", leather.Plain.In(leather.Colour.Darker(0.25f)), 0.6f);
    }
}
