using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Accessories;

internal static class Backpack
{
    public static void Draw(Scene scene, Product product)
    {
        var canvas = Fabric.For(product, Finish.Canvas);
        var trim = canvas.In(product.Accent.Length > 0 && product.Pattern == "solid" ? Palette.Find(product.Accent) : canvas.Colour.Darker(0.35f));
        scene.GroundShadow(56, 184, 288, 5);
        scene.Line("M 106 50 C 104 22 136 22 134 50", trim.Colour.Darker(0.4f), 8);
        scene.LinePair("M 170 100 C 204 140 206 220 184 268", trim.Colour.Darker(0.4f), 9);
        scene.LinePair("M 170 100 C 204 140 206 220 184 268", trim.Colour, 6.4f);
        scene.Piece(
            scene.Symmetric("M 120 42 C 160 42 178 66 182 106 C 186 160 190 220 188 262 C 186 280 176 288 158 288 H 120 Z"),
            canvas,
            Fold.Hanging(scene, 66, 174, 70, 160, 3, 0.22f),
            0.9f);
        scene.LinePair("M 120 60 C 150 60 164 78 167 108 C 170 130 172 150 172 164", canvas.Colour.Darker(0.6f), 3);
        scene.LinePair("M 120 60 C 150 60 164 78 167 108 C 170 130 172 150 172 164", Palette.Find("silver").Darker(0.2f), 0.9f);
        Pocket(scene, canvas, trim, product.Is("two-pockets"));
    }

    private static void Pocket(Scene scene, Fabric canvas, Fabric trim, bool second)
    {
        if (second)
        {
            scene.Piece(scene.Symmetric("M 120 112 H 144 C 154 112 158 118 158 128 V 158 H 120 Z"), trim);
            ZipPull(scene, 122, 78);
        }

        scene.Piece(scene.Symmetric("M 120 172 H 156 C 170 172 174 180 175 192 C 177 220 178 244 176 262 C 174 272 168 276 158 276 H 120 Z"), second ? canvas : trim, null, 0.7f);
        ZipPull(scene, 186, 98);
        scene.Fill("M 108 218 h 24 v 16 h -24 Z", trim.Colour.Lightness() > 0.5f ? trim.Colour.Darker(0.5f) : trim.Colour.Lighter(0.7f));
        scene.Line("M 112 226 h 16", SKColors.White.Opacity(0.7f), 2);
        scene.LinePair("M 182 200 h 10 v 34 h -8", trim.Colour.Darker(0.3f), 4);
    }

    private static void ZipPull(Scene scene, float y, float width)
    {
        scene.Line($"M {Scene.Axis - (width / 2)} {y} h {width}", SKColors.Black.Opacity(0.6f), 3.4f);
        scene.Line($"M {Scene.Axis - (width / 2)} {y} h {width}", Palette.Find("silver").Darker(0.2f), 1);
        scene.Line($"M {Scene.Axis + (width * 0.4f)} {y} v 13", Palette.Find("silver").Darker(0.35f), 3);
    }
}
