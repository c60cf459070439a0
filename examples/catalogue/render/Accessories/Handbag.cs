using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Accessories;

/// <summary>Totes, satchels and shoulder bags.</summary>
internal static class Handbag
{
    public static void Draw(Scene scene, Product product)
    {
        var leather = Fabric.For(product, Finish.Leather, Weft.Horizontal);
        scene.GroundShadow(44, 196, 262, 5);
        switch (product.Style)
        {
            case "satchel":
                Handles(scene, leather, 150, 34, 84);
                Body(scene, leather, "M 120 146 H 168 C 184 150 196 190 204 236 C 206 254 200 262 188 262 H 120 Z");
                Satchel(scene, leather);
                break;
            case "shoulder":
                scene.Line("M 62 168 C 70 20 170 20 178 168", leather.Colour.Darker(0.5f), 8);
                scene.Line("M 62 168 C 70 20 170 20 178 168", leather.Colour.Darker(0.15f), 5.6f);
                Body(scene, leather, "M 120 158 H 178 C 188 170 196 220 190 246 C 186 260 176 264 164 264 H 120 Z");
                Flap(scene, leather);
                break;
            default:
                Handles(scene, leather, 142, 28, 44);
                Body(scene, leather, "M 120 136 H 176 C 184 180 190 220 196 254 C 196 261 192 264 186 264 H 120 Z");
                Tote(scene, leather);
                break;
        }
    }

    private static void Body(Scene scene, Fabric leather, string rightHalf) =>
        scene.Piece(scene.Symmetric(rightHalf), leather, Fold.Hanging(scene, 60, 180, 160, 254, 3, 0.2f), 0.9f);

    /// <summary>Two arched handles, one behind the other.</summary>
    private static void Handles(Scene scene, Fabric leather, float y, float half, float top)
    {
        foreach (var (rise, shade) in new[] { (-8f, 0.45f), (4f, 0.1f) })
        {
            var arch = $"M {Scene.Axis - half} {y + 10} C {Scene.Axis - half + 2} {top + rise - 10} {Scene.Axis + half - 2} {top + rise - 10} {Scene.Axis + half} {y + 10}";
            scene.Line(arch, leather.Colour.Darker(0.65f), 8.4f);
            scene.Line(arch, leather.Colour.Darker(shade), 6.4f);
            scene.Blur(arch, SKColors.White.Opacity(0.3f), 1.8f, 1);
        }
    }

    private static void Tote(Scene scene, Fabric leather)
    {
        var seam = leather.Colour.Darker(0.45f);
        scene.Stitch("M 66 146 H 174", leather.Colour.Lighter(0.4f));
        scene.LinePair("M 158 138 C 166 180 170 220 174 263", seam.Opacity(0.8f), 1.4f);
        foreach (var x in new[] { 92f, 148f })
        {
            scene.Piece($"M {x - 8} 140 h 16 v 24 l -8 8 l -8 -8 Z", leather.Plain.In(seam), 0.5f);
            scene.Button(x, 152, Palette.Find("gold"), 3);
        }

        scene.Line("M 106 200 h 28 v 14 h -28 Z", Palette.Find("gold"), 1.6f);
    }

    private static void Satchel(Scene scene, Fabric leather)
    {
        var seam = leather.Colour.Darker(0.5f);
        scene.Line("M 72 150 H 168", Palette.Find("gold").Darker(0.2f), 2.6f);
        scene.Line("M 58 200 C 90 212 150 212 182 200", seam, 1.4f);
        scene.Stitch("M 58 204 C 90 216 150 216 182 204", leather.Colour.Lighter(0.4f));
        foreach (var x in new[] { 84f, 156f })
        {
            scene.Line($"M {x} 152 V 252", seam, 8);
            scene.Line($"M {x} 152 V 252", leather.Colour.Darker(0.2f), 6);
            scene.Line($"M {x - 5} 176 h 10 v 10 h -10 Z", Palette.Find("gold"), 2.2f);
        }
    }

    private static void Flap(Scene scene, Fabric leather)
    {
        scene.Piece("M 58 156 H 182 C 188 190 172 220 120 224 C 68 220 52 190 58 156 Z", leather, 0.8f);
        scene.Stitch("M 62 160 C 60 190 74 214 120 219 C 166 214 180 190 178 160", leather.Colour.Lighter(0.4f));
        scene.Piece("M 112 214 h 16 v 16 a 8 8 0 0 1 -16 0 Z", new Fabric(Palette.Find("gold"), Finish.Leather), 1);
    }
}
