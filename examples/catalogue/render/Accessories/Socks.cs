using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Accessories;

/// <summary>A pair laid flat, one sock upon the other.</summary>
internal static class Socks
{
    public static void Draw(Scene scene, Product product)
    {
        var knit = Fabric.For(product, Finish.Knit, Weft.Horizontal);
        var trim = product.Accent.Length > 0 && product.Pattern == "solid" ? knit.In(Palette.Find(product.Accent)) : knit.Plain.In(knit.Colour.Darker(0.25f));
        var top = product.Is("ankle") ? 100f : 26f;
        scene.Turned(9, Scene.Axis, 160, () =>
        {
            scene.Canvas.Save();
            scene.Canvas.Translate(26, -8);
            Sock(scene, knit, trim, top);
            scene.Canvas.Restore();
            scene.Canvas.Translate(-8, 4);
            Sock(scene, knit, trim, top);
        });
    }

    private static void Sock(Scene scene, Fabric knit, Fabric trim, float top)
    {
        var body = scene.Path(
            $"M 62 {top} Q 94 {top - 5} 126 {top} C 127 {top + 60} 122 160 126 182 C 134 212 164 232 186 250 C 206 268 200 296 172 298 C 148 298 122 282 98 262 C 72 240 60 222 62 190 C 66 150 62 {top + 60} 62 {top} Z");
        scene.Piece(body, knit, [.. Fold.Pulled(scene, 120, 196, 40, 150, 200, 3), new Fold(scene.Path("M 76 236 C 84 226 92 220 98 206"), 4, 0.25f)], 0.8f);
        scene.Piece("M 172 298 C 150 297 154 262 184 249 C 206 268 200 296 172 298 Z", trim);
        scene.Piece("M 70 230 C 62 218 60 204 62 186 C 82 188 98 206 98 224 C 92 236 82 240 70 230 Z", trim);
        scene.Piece($"M 61 {top - 1} Q 94 {top - 6} 127 {top - 1} L 127 {top + 24} Q 94 {top + 20} 61 {top + 24} Z", trim);
    }
}
