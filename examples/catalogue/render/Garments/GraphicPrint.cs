using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

/// <summary>A motif on the chest. There is no lettering: fonts differ between machines.</summary>
internal static class GraphicPrint
{
    public static void DrawIfAny(Scene scene, Product product, float y)
    {
        if (product.PrintType != "graphic")
        {
            return;
        }

        var ground = Palette.Find(product.Colour);
        var ink = product.Accent.Length > 0 ? Palette.Find(product.Accent) : Fabric.Contrast(ground);
        scene.Canvas.Save();
        scene.Canvas.Translate(Scene.Axis, y);
        switch (product.Style)
        {
            case "sunset":
                Sunset(scene, ink);
                break;
            case "star":
                Star(scene, ink);
                break;
            case "mountains":
                Mountains(scene, ink, ground);
                break;
            default:
                Crest(scene, ink, ground);
                break;
        }

        scene.Canvas.Restore();
    }

    /// <summary>A sun cut into strips by the sea.</summary>
    private static void Sunset(Scene scene, SKColor ink)
    {
        scene.Fill("M -34 0 A 34 34 0 0 1 34 0 Z", ink);
        ReadOnlySpan<(float Y, float Half)> waves = [(5, 33), (12, 30), (19, 25), (26, 17)];
        foreach (var (y, half) in waves)
        {
            scene.Line($"M {-half} {y} Q {-half / 2} {y - 4} 0 {y} T {half} {y}", ink.Towards(new SKColor(220, 70, 60), 0.3f), 3);
        }
    }

    private static void Star(Scene scene, SKColor ink)
    {
        const string Outline = "M 0 -34 L 8.5 -11.5 L 32.5 -10.5 L 13.5 4.5 L 20 27.5 L 0 14 L -20 27.5 L -13.5 4.5 L -32.5 -10.5 L -8.5 -11.5 Z";
        scene.Fill(Outline, ink);
        scene.Line("M -40 36 H 40", ink, 4);
        scene.Line("M -28 44 H 28", ink, 3);
    }

    private static void Mountains(Scene scene, SKColor ink, SKColor ground)
    {
        scene.Fill("M -36 -34 H 36 V 30 H -36 Z", ink);
        scene.Fill("M -36 20 L -14 -16 L 0 4 L 12 -10 L 36 20 V 30 H -36 Z", ground.Towards(ink, 0.15f));
        scene.Fill("M -14 -16 L -20 -6 L -13 -9 L -8 -6 Z", SKColors.White);
        scene.Fill("M 12 -22 A 6 6 0 0 1 24 -22 A 6 6 0 0 1 12 -22 Z", new SKColor(244, 200, 70));
    }

    private static void Crest(Scene scene, SKColor ink, SKColor ground)
    {
        scene.Fill("M 0 -36 C 12 -30 22 -30 30 -32 V 4 C 28 22 14 32 0 38 C -14 32 -28 22 -30 4 V -32 C -22 -30 -12 -30 0 -36 Z", ink);
        scene.Fill("M 0 -28 C 10 -24 17 -24 23 -25 V 3 C 21 16 11 25 0 30 Z", ground.Towards(ink, 0.25f));
        scene.Line("M -18 -2 L 18 -2 M 0 -22 V 22", ink.Lightness() > 0.5f ? ink.Darker(0.5f) : ink.Lighter(0.6f), 3);
    }
}
