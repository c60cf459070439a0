using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Accessories;

/// <summary>A wrist watch from the front, with the hands at ten past ten as in every shop.</summary>
internal static class Watch
{
    private const float X = Scene.Axis;
    private const float Y = 160;

    public static void Draw(Scene scene, Product product)
    {
        var strap = Fabric.For(product, Finish.Leather);
        var metal = Palette.Find(product.Accent.Length > 0 ? product.Accent : "silver");
        if (product.Is("bracelet"))
        {
            Bracelet(scene, strap);
        }
        else
        {
            Strap(scene, strap);
        }

        if (product.Is("digital"))
        {
            Digital(scene, strap);
        }
        else
        {
            Round(scene, metal, product.Is("chronograph"));
        }
    }

    private static void Strap(Scene scene, Fabric strap)
    {
        scene.Piece("M 90 120 C 92 90 96 60 98 22 Q 120 16 142 22 C 144 60 148 90 150 120 Z", strap, 1);
        scene.Piece("M 90 200 C 92 230 96 262 98 298 Q 120 304 142 298 C 144 262 148 230 150 200 Z", strap, 1);
        scene.LinePair("M 145 118 C 143 90 139 60 137 28", strap.Colour.Lighter(0.3f).Opacity(0.6f), 0.8f);
        scene.LinePair("M 145 202 C 143 230 139 262 137 292", strap.Colour.Lighter(0.3f).Opacity(0.6f), 0.8f);
    }

    private static void Bracelet(Scene scene, Fabric metal)
    {
        for (var i = 0; i < 9; i++)
        {
            foreach (var up in new[] { true, false })
            {
                var y = up ? 118 - (i * 12) : 192 + (i * 12);
                var half = 31 - (i * 0.9f);
                scene.Piece($"M {X - half} {y} h {half * 2} v 10.6 h {-half * 2} Z", metal, 1);
                scene.Piece($"M {X - (half * 0.42f)} {y} h {half * 0.84f} v 10.6 h {-half * 0.84f} Z", metal.In(metal.Colour.Lighter(0.25f)), 1);
            }
        }
    }

    private static void Round(Scene scene, SKColor metal, bool chronograph)
    {
        const float Radius = 58;
        scene.Piece($"M {X + Radius - 4} {Y - 6} h 12 v 12 h -12 Z", new Fabric(metal, Finish.Leather), 1);
        Disc(scene, Radius, metal);
        Disc(scene, Radius - 7, metal.Darker(0.25f));
        var dial = chronograph ? Palette.Find("black") : Palette.Find("white");
        Disc(scene, Radius - 11, dial);
        var ink = Fabric.Contrast(dial);
        for (var hour = 0; hour < 12; hour++)
        {
            scene.Turned(hour * 30, X, Y, () => scene.Line($"M {X} {Y - 41} v {(hour % 3 == 0 ? 9 : 6)}", ink, hour % 3 == 0 ? 3.4f : 2));
        }

        if (chronograph)
        {
            foreach (var (x, y) in new[] { (X - 18, Y + 4), (X + 18, Y + 4), (X, Y + 22) })
            {
                scene.Line($"M {x - 9} {y} a 9 9 0 1 0 18 0 a 9 9 0 1 0 -18 0 M {x} {y} l 4 -5", metal, 1.3f);
            }
        }

        scene.Turned(-58, X, Y, () => scene.Line($"M {X} {Y + 6} V {Y - 24}", ink, 4));
        scene.Turned(60, X, Y, () => scene.Line($"M {X} {Y + 8} V {Y - 36}", ink, 3));
        scene.Turned(200, X, Y, () => scene.Line($"M {X} {Y + 10} V {Y - 36}", Palette.Find("red"), 1.2f));
        scene.Button(X, Y, metal, 3);
        scene.Blur($"M {X - 36} {Y - 10} C {X - 30} {Y - 30} {X - 10} {Y - 40} {X + 10} {Y - 40}", SKColors.White.Opacity(0.45f), 8, 4);
    }

    private static void Digital(Scene scene, Fabric strap)
    {
        scene.Piece("M 80 118 L 92 104 H 148 L 160 118 V 202 L 148 216 H 92 L 80 202 Z", strap.In(strap.Colour.Lighter(0.08f)), 1);
        scene.Piece("M 90 134 H 150 V 184 H 90 Z", new Fabric(new SKColor(168, 180, 160), Finish.Leather), 0.3f);
        var ink = new SKColor(40, 46, 40);
        ReadOnlySpan<string> segments = ["M 97 146 v 24", "M 106 146 h 11 v 12 h -11 v 12 h 11", "M 121 154 v 1 M 121 164 v 1", "M 126 146 v 12 h 9 M 135 146 v 24", "M 140 146 h 6 v 24 h -6 Z"];
        foreach (var segment in segments)
        {
            scene.Line(segment, ink, 2.8f);
        }

        scene.Line("M 96 124 h 48", Palette.Find("gold"), 2);
        scene.LinePair("M 161 132 v 12 M 161 176 v 12", Palette.Find("silver"), 4);
    }

    private static void Disc(Scene scene, float radius, SKColor colour) => scene.Piece(
        $"M {X - radius} {Y} a {radius} {radius} 0 1 0 {2 * radius} 0 a {radius} {radius} 0 1 0 {-2 * radius} 0 Z",
        new Fabric(colour, Finish.Leather),
        0.9f);
}
