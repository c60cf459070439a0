using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Accessories;

/// <summary>A baseball cap, seen from the front and a little to the side.</summary>
internal static class Cap
{
    public static void Draw(Scene scene, Product product)
    {
        var cotton = Fabric.For(product, Finish.Canvas);
        var brim = product.Accent.Length > 0 && product.Pattern == "solid" ? cotton.In(Palette.Find(product.Accent)) : cotton.Plain;
        scene.GroundShadow(40, 206, 228, 7);
        scene.Piece(
            scene.Path("M 44 192 C 40 130 74 96 122 96 C 172 96 206 132 202 196 C 180 184 150 178 122 178 C 92 178 66 182 44 192 Z"),
            cotton,
            [new Fold(scene.Path("M 74 110 C 58 136 54 160 54 184"), 6, 0.3f)],
            1);
        var seam = cotton.Colour.Darker(0.45f);
        scene.Line("M 122 97 C 120 124 120 150 121 178", seam, 1.2f);
        scene.Line("M 122 97 C 94 110 78 140 74 182", seam, 1.2f);
        scene.Line("M 122 97 C 152 110 168 140 172 183", seam, 1.2f);
        scene.Stitch("M 124 99 C 122 124 123 150 124 177", cotton.Colour.Lighter(0.3f));
        scene.Button(122, 97, brim.Colour, 5);
        Emblem(scene, cotton.Colour);
        scene.Blur("M 52 194 C 90 180 156 180 196 196", SKColors.Black.Opacity(0.5f), 6, 3);
        scene.Piece("M 44 190 C 80 174 164 174 202 194 C 208 210 206 224 196 230 C 172 212 76 210 48 228 C 38 222 38 204 44 190 Z", brim, 0.8f);
        scene.Stitch("M 46 200 C 84 184 160 184 202 203", brim.Colour.Darker(0.35f));
        scene.Stitch("M 46 210 C 84 193 160 193 202 213", brim.Colour.Darker(0.35f));
    }

    private static void Emblem(Scene scene, SKColor ground)
    {
        var thread = Fabric.Contrast(ground);
        scene.Line("M 104 142 L 116 126 L 124 140 L 130 132 L 140 144 Z", thread, 3);
        scene.Line("M 104 152 H 140", thread, 3);
    }
}
