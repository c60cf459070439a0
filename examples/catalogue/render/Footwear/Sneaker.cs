using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Footwear;

/// <summary>Laced shoes with a rubber sole: flat for the street, cushioned for sports.</summary>
internal static class Sneaker
{
    private const string Upper =
        "M 32 196 C 25 170 28 146 36 124 C 42 116 50 118 56 124 C 64 131 74 132 84 128 L 96 112 C 100 107 106 108 110 112 " +
        "C 122 128 140 146 158 155 C 180 160 204 164 213 182 C 215 188 215 192 214 196 Z";

    private const string HighUpper =
        "M 32 196 C 27 170 32 130 34 80 C 52 86 76 86 92 78 C 96 98 106 114 118 124 C 132 138 144 150 158 155 " +
        "C 180 160 204 164 213 182 C 215 188 215 192 214 196 Z";

    private const string Opening = "M 38 124 C 46 116 52 120 58 126 C 66 133 76 133 86 128 L 97 112 C 90 108 60 108 46 114 C 40 117 36 120 38 124 Z";

    private const string HighOpening = "M 34 81 C 40 70 82 66 92 79 C 76 88 50 88 34 81 Z";

    public static void DrawCasual(Scene scene, Product product)
    {
        var fabric = Fabric.For(product, product.Is("canvas") ? Finish.Canvas : Finish.Leather);
        ShoeStand.Pose(scene, 209, () =>
        {
            Body(scene, product, fabric);
            FlatSole(scene, product);
            if (product.Is("canvas") || product.Is("high-top"))
            {
                scene.Piece("M 190 196 C 186 180 192 170 200 168 C 209 172 216 184 216 196 Z", new Fabric(Palette.Find("white"), Finish.Leather));
            }
        });
    }

    public static void DrawSports(Scene scene, Product product)
    {
        var fabric = Fabric.For(product, Finish.Knit);
        var accent = product.Accent.Length > 0 ? Palette.Find(product.Accent) : Fabric.Contrast(fabric.Colour);
        ShoeStand.Pose(scene, 216, () =>
        {
            Body(scene, product, fabric);
            var overlay = new Fabric(fabric.Colour.Darker(0.25f), Finish.Leather);
            scene.Piece("M 31 196 C 27 176 28 160 32 146 C 46 152 58 168 62 196 Z", new Fabric(accent, Finish.Leather));
            scene.Piece("M 176 196 C 182 180 188 168 184 160 C 200 164 212 174 215 196 Z", overlay);
            scene.Piece("M 78 194 C 92 176 104 158 112 142 L 126 152 C 130 168 148 180 166 194 L 146 194 C 136 186 126 178 118 168 C 112 178 104 186 98 194 Z", new Fabric(accent, Finish.Leather));

            RunningSole(scene, accent);
        });
    }

    private static void Body(Scene scene, Product product, Fabric fabric)
    {
        var high = product.Is("high-top");
        scene.Piece(high ? HighOpening : Opening, fabric.Inside);
        scene.Piece(scene.Path(high ? HighUpper : Upper), fabric, [new Fold(scene.Path("M 158 160 Q 164 172 158 184"), 4, 0.3f), new Fold(scene.Path("M 168 164 Q 174 174 170 186"), 3, 0.25f)], 0.9f);
        scene.Blur("M 120 136 C 140 154 170 166 200 174", SKColors.White.Opacity(0.3f), 7, 4);
        var seam = fabric.Colour.Lightness() > 0.35f ? fabric.Colour.Darker(0.45f) : fabric.Colour.Lighter(0.4f);
        scene.Stitch("M 84 130 C 90 150 84 176 76 194", seam);
        scene.Stitch("M 86 134 C 104 160 132 168 156 158", seam);
        if (product.Is("slip-on"))
        {
            scene.Piece("M 88 130 L 104 152 L 118 132 L 106 114 Z", fabric.In(fabric.Colour.Darker(0.4f)));
            return;
        }

        if (high)
        {
            Laces(scene, 95, 90, 114, 122, 4);
        }

        Laces(scene, high ? 114 : 101, high ? 122 : 114, 152, 158, high ? 5 : 6);
    }

    /// <summary>Laces from the tongue down to the toe.</summary>
    private static void Laces(Scene scene, float fromX, float fromY, float toX, float toY, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var share = (i + 0.5f) / count;
            var (x, y) = (fromX + ((toX - fromX) * share), fromY + ((toY - fromY) * share) + 2);
            scene.Line($"M {x + 3} {y - 4} Q {x - 4} {y + 2} {x - 10} {y + 10}", SKColors.Black.Opacity(0.45f), 4.4f);
            scene.Line($"M {x + 3} {y - 4} Q {x - 4} {y + 2} {x - 10} {y + 10}", Palette.Find("white"), 3);
        }
    }

    private static void FlatSole(Scene scene, Product product)
    {
        var rubber = product.Colour == "white" ? Palette.Find("beige").Lighter(0.5f) : Palette.Find("white");
        scene.Piece("M 29 192 C 60 196 180 196 215 190 C 219 196 219 204 214 208 C 160 212 70 212 33 209 C 28 206 27 198 29 192 Z", new Fabric(rubber, Finish.Leather));
        var line = product.Accent.Length > 0 ? Palette.Find(product.Accent) : Palette.Find(product.Colour).Darker(0.2f);
        scene.Line("M 30 200 C 70 204 176 204 217 199", line, 1.8f);
        scene.Line("M 33 209.5 C 70 213 160 213 213 209", Palette.Find("brown").Darker(0.3f), 2);
    }

    private static void RunningSole(Scene scene, SKColor accent)
    {
        scene.Piece("M 24 194 C 50 186 76 200 110 198 C 150 198 190 196 217 186 C 222 194 222 202 214 208 C 180 215 70 218 30 214 C 22 210 22 200 24 194 Z", new Fabric(Palette.Find("white").Darker(0.04f), Finish.Leather));
        scene.Line("M 28 204 C 50 196 80 208 112 206 C 150 206 190 204 216 196", accent, 2.6f);
        scene.Line("M 32 214.5 C 70 218.5 180 215.5 213 208.5", Palette.Find("black"), 3.4f);
        for (var x = 48; x < 200; x += 14)
        {
            scene.Line($"M {x} 211 v 7", Palette.Find("white"), 1.6f);
        }
    }
}
