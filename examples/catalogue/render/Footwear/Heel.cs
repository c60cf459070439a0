using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Footwear;

/// <summary>Pumps, strapped heels and wedges, in profile.</summary>
internal static class Heel
{
    private const string Insole = "M 38 108 C 52 104 66 118 84 142 C 104 168 130 192 160 200 C 184 204 206 206 214 210 C 200 216 170 214 146 208 C 112 198 88 172 70 148 C 58 132 48 122 38 118 Z";

    public static void Draw(Scene scene, Product product)
    {
        var leather = Fabric.For(product, Finish.Leather);
        scene.GroundShadow(40, 216, 224, 4);
        switch (product.Style)
        {
            case "wedge":
                Wedge(scene, leather);
                break;
            case "strappy":
                Stiletto(scene, leather);
                scene.Piece(Insole, leather.In(leather.Colour.Darker(0.1f)));
                Straps(scene, leather);
                break;
            default:
                Stiletto(scene, leather);
                Pump(scene, leather);
                break;
        }
    }

    private static void Stiletto(Scene scene, Fabric leather) =>
        scene.Piece("M 36 116 C 42 124 56 128 66 142 C 60 164 56 196 54 224 L 44 224 C 44 190 38 150 34 122 Z", leather.In(leather.Colour.Darker(0.3f)), 1);

    private static void Pump(Scene scene, Fabric leather)
    {
        scene.Piece("M 42 96 C 60 92 90 132 116 158 C 136 172 160 174 176 176 C 160 190 118 186 96 160 C 76 136 60 116 42 104 Z", leather.Inside);
        scene.Piece(
            scene.Path("M 34 122 C 30 108 34 94 42 92 C 52 104 66 132 88 156 C 112 182 144 184 168 174 C 186 178 206 192 218 210 C 222 218 218 221 208 221 C 176 221 150 219 128 208 C 100 192 80 160 64 142 C 52 130 42 128 34 122 Z"),
            leather,
            roundness: 1);
        scene.Blur("M 176 184 C 190 190 202 200 210 210", SKColors.White.Opacity(0.55f), 5, 3);
        scene.Blur("M 42 104 C 56 130 76 156 100 178", SKColors.White.Opacity(0.35f), 4, 2.5f);
        scene.Line("M 128 208 C 150 220 178 222 212 221.5", leather.Colour.Darker(0.7f), 2.4f);
    }

    private static void Straps(Scene scene, Fabric leather)
    {
        string[] straps =
        [
            "M 150 204 C 152 178 168 164 186 168 C 202 176 208 192 210 208 L 198 208 C 196 194 190 182 180 180 C 168 180 162 190 160 206 Z",
            "M 116 190 C 118 160 136 148 152 154 C 162 160 166 176 166 190 L 156 188 C 154 174 150 166 142 166 C 132 166 126 178 126 196 Z",
            "M 38 112 C 32 90 34 66 42 60 C 62 52 88 58 94 68 C 96 76 92 80 86 78 C 78 70 58 68 46 70 C 42 82 44 98 50 108 Z",
        ];
        foreach (var strap in straps)
        {
            scene.Piece(strap, leather, 0.9f);
        }

        scene.Line("M 84 66 h 9 v 10 h -9 Z", Palette.Find("gold"), 2);
        scene.Line("M 140 207 C 160 216 190 217 214 212", leather.Colour.Darker(0.7f), 3);
    }

    private static void Wedge(Scene scene, Fabric leather)
    {
        scene.Piece("M 36 126 C 60 136 100 184 150 198 C 180 204 206 206 214 212 L 212 224 L 44 224 C 40 190 36 150 36 126 Z", new Fabric(Palette.Find("tan").Lighter(0.2f), Finish.Canvas), 0.8f);
        for (var y = 136; y < 222; y += 7)
        {
            scene.Line($"M 39 {y} L {Math.Min(208, 40 + ((y - 126) * 2.4f))} {y + 3}", Palette.Find("brown").Opacity(0.35f), 1.2f);
        }

        scene.Piece(Insole, leather.In(leather.Colour.Darker(0.15f)));
        Straps(scene, leather);
    }
}
