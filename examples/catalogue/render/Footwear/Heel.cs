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

    /// <summary>Two bands over the toes and one around the ankle; the far half of each lies in the shade.</summary>
    private static void Straps(Scene scene, Fabric leather)
    {
        var shaded = leather.In(leather.Colour.Darker(0.4f));
        scene.Piece("M 176 170 C 194 170 206 188 212 208 L 200 210 C 197 194 190 184 178 180 Z", shaded);
        scene.Piece("M 146 158 C 158 156 168 172 172 190 L 162 192 C 160 180 155 170 145 168 Z", shaded);
        scene.Piece("M 152 207 C 154 188 164 174 184 168 L 192 178 C 178 182 172 194 170 212 Z", leather, 0.9f);
        scene.Piece("M 114 192 C 118 172 132 158 152 154 L 160 164 C 144 168 134 180 132 203 Z", leather, 0.9f);
        scene.Line("M 36 78 C 40 64 84 58 96 70", shaded.Colour, 6);
        scene.Piece("M 32 118 C 28 100 30 86 33 76 L 42 78 C 42 92 44 104 50 114 Z", leather, 0.9f);
        scene.Line("M 36 78 C 52 90 88 88 97 71", leather.Colour.Darker(0.5f), 8);
        scene.Line("M 36 78 C 52 90 88 88 97 71", leather.Colour, 6.4f);
        scene.Line("M 70 81 h 8 v 9 h -8 Z", Palette.Find("silver"), 2);
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
