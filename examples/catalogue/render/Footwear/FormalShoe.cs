using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Footwear;

/// <summary>Leather shoes with a thin sole and a low heel: laced, or a loafer.</summary>
internal static class FormalShoe
{
    public static void Draw(Scene scene, Product product)
    {
        var leather = Fabric.For(product, Finish.Leather);
        var dark = leather.Colour.Darker(0.6f);
        ShoeStand.Pose(scene, 210, () =>
        {
            scene.Piece("M 38 138 C 46 130 80 128 100 134 C 92 146 50 150 38 138 Z", leather.Inside);
            scene.Piece(
                scene.Path("M 30 198 C 25 174 28 152 36 138 C 48 146 70 150 88 142 C 98 138 102 130 110 132 C 126 144 146 158 172 164 C 196 168 214 176 224 192 C 225 196 224 198 222 199 Z"),
                leather,
                [new Fold(scene.Path("M 150 158 Q 158 176 152 192"), 4, 0.4f), new Fold(scene.Path("M 161 162 Q 168 178 164 194"), 3, 0.35f)],
                1);
            scene.Blur("M 170 172 C 186 174 202 180 212 188", SKColors.White.Opacity(0.5f), 5, 3);
            scene.Blur("M 42 160 C 40 172 42 180 46 190", SKColors.White.Opacity(0.28f), 5, 3);
            if (product.Is("loafer"))
            {
                Loafer(scene, leather);
            }
            else
            {
                Oxford(scene, leather);
            }

            scene.Piece("M 28 197 C 90 202 180 202 224 196 L 223 202 C 180 206 130 208 96 206 L 84 205 L 82 214 L 30 214 Z", new Fabric(dark, Finish.Leather));
        });
    }

    private static void Oxford(Scene scene, Fabric leather)
    {
        var seam = leather.Colour.Darker(0.5f);
        scene.Line("M 84 146 C 92 166 112 178 142 174 C 152 172 156 164 150 156", seam, 1.4f);
        scene.Line("M 178 166 C 170 178 172 190 178 199", seam, 1.4f);
        scene.Stitch("M 66 148 C 74 168 70 184 64 197", seam);
        for (var i = 0; i < 4; i++)
        {
            var (x, y) = (106 + (i * 9.5f), 140 + (i * 6.6f));
            scene.Line($"M {x + 4} {y - 4} L {x - 7} {y + 8}", seam.Darker(0.5f), 3);
        }
    }

    private static void Loafer(Scene scene, Fabric leather)
    {
        scene.Line("M 112 138 C 138 160 176 166 204 178", leather.Colour.Darker(0.5f), 1.6f);
        scene.Piece("M 92 152 C 104 140 120 144 134 152 L 124 174 C 110 172 98 166 92 152 Z", leather.In(leather.Colour.Darker(0.15f)));
        scene.Line("M 106 156 L 120 162", Palette.Find("gold"), 3.4f);
    }
}
