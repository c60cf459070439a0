using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Accessories;

/// <summary>Sunglasses turned to the side, so that one temple is seen.</summary>
internal static class Sunglasses
{
    public static void Draw(Scene scene, Product product)
    {
        var frame = Palette.Find(product.Colour);
        var lens = product.Accent.Length > 0 ? Palette.Find(product.Accent) : new SKColor(60, 48, 44);
        var (near, far, rim) = product.Style switch
        {
            "aviator" => (
                "M 62 152 C 80 144 112 144 128 152 C 132 176 122 202 100 204 C 78 204 62 180 62 152 Z",
                "M 150 154 C 164 146 190 148 204 156 C 208 178 196 200 178 202 C 160 202 150 178 150 154 Z",
                2.6f),
            "round" => (
                "M 60 174 a 34 33 0 1 0 68 0 a 34 33 0 1 0 -68 0 Z",
                "M 150 176 a 28 31 0 1 0 56 0 a 28 31 0 1 0 -56 0 Z",
                4f),
            _ => (
                "M 58 148 C 80 142 110 144 132 150 C 134 170 128 194 112 198 C 92 202 70 200 64 190 C 58 178 56 162 58 148 Z",
                "M 150 152 C 170 146 192 148 208 154 C 210 172 204 192 192 197 C 178 202 162 198 156 190 C 150 180 148 166 150 152 Z",
                6.5f),
        };
        Temple(scene, frame, product.Is("aviator") ? 3.4f : 8);
        foreach (var shape in new[] { far, near })
        {
            scene.Fill(shape, SKColors.White);
            Lens(scene, shape, lens);
            scene.Line(shape, frame.Darker(0.45f), rim + 1.2f);
            scene.Line(shape, frame, rim);
        }

        scene.Line("M 130 158 Q 140 150 151 159", frame.Darker(0.3f), rim + 1);
        scene.Line("M 130 157.4 Q 140 149.4 151 158.4", frame, rim);
        if (product.Is("aviator"))
        {
            scene.Line("M 122 149 Q 140 143 158 151", frame, 2.4f);
        }
    }

    private static void Temple(Scene scene, SKColor frame, float width)
    {
        scene.Line("M 204 160 C 200 140 180 122 160 114", frame.Darker(0.5f), width * 0.8f);
        const string Near = "M 62 158 C 44 146 30 126 22 112 C 18 107 13 108 14 114";
        scene.Line(Near, frame.Darker(0.5f), width + 1.4f);
        scene.Line(Near, frame, width);
        scene.Blur(Near, SKColors.White.Opacity(0.35f), 1.6f, 1);
    }

    /// <summary>Tinted glass: darker above, with a reflection.</summary>
    private static void Lens(Scene scene, string shape, SKColor tint)
    {
        var path = scene.Path(shape);
        var bounds = path.Bounds;
        using var gradient = SKShader.CreateLinearGradient(
            new SKPoint(bounds.Left, bounds.Top),
            new SKPoint(bounds.Left, bounds.Bottom),
            [tint.Darker(0.5f), tint.Lighter(0.35f)],
            SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = gradient, IsAntialias = true };
        scene.Canvas.Save();
        scene.Canvas.ClipPath(path, SKClipOperation.Intersect, antialias: true);
        scene.Canvas.DrawRect(bounds, paint);
        scene.Blur($"M {bounds.Left + 14} {bounds.Top + 8} L {bounds.Left + 4} {bounds.Top + 34}", SKColors.White.Opacity(0.5f), 7, 3);
        scene.Canvas.Restore();
    }
}
