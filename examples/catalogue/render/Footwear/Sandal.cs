using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Footwear;

/// <summary>A sole with broad straps over the toes and, but for slides, around the ankle.</summary>
internal static class Sandal
{
    public static void Draw(Scene scene, Product product)
    {
        var leather = Fabric.For(product, Finish.Leather);
        var sole = new Fabric(Palette.Find("brown").Darker(0.35f), Finish.Leather);
        if (!product.Is("slide"))
        {
            scene.Piece("M 30 150 C 24 120 34 96 58 92 C 78 90 92 98 100 112 L 92 120 C 84 108 74 102 60 104 C 44 108 38 124 44 146 Z", leather.In(leather.Colour.Darker(0.3f)));
        }

        Footbed.Draw(scene, sole, new Fabric(leather.Colour.Towards(Palette.Find("tan"), 0.5f), Finish.Leather), 14);
        if (!product.Is("slide"))
        {
            scene.Piece("M 34 166 C 34 138 52 118 78 112 C 88 110 98 110 104 114 L 102 126 C 78 124 52 142 50 172 Z", leather, 0.9f);
            scene.Line("M 72 114 l 11 -3 l 2 12 l -11 4 Z", Palette.Find("silver"), 2.2f);
            Strap(scene, leather, 62, 174, 106, 132, 15);
        }

        Strap(scene, leather, 112, 188, 152, 140, product.Is("slide") ? 34 : 19);
        if (!product.Is("slide"))
        {
            Strap(scene, leather, 150, 202, 190, 158, 13);
        }
    }

    /// <summary>A band that arches over the foot from the near edge to the far one.</summary>
    private static void Strap(Scene scene, Fabric leather, float nearX, float nearY, float farX, float farY, float width)
    {
        var (highX, highY) = (((nearX + farX) / 2) - 4, farY - 32);
        var band = scene.Path(
            $"M {nearX} {nearY + 3} C {nearX} {highY + 20} {highX} {highY} {farX} {farY} L {farX + (width * 0.9f)} {farY + (width * 0.35f)} C {highX + width + 4} {highY + (width * 0.4f)} {nearX + width} {highY + 26 + (width * 0.3f)} {nearX + width} {nearY + 3 + (width * 0.35f)} Z");
        scene.Blur(band, SKColors.Black.Opacity(0.4f), 5, 3);
        scene.Piece(band, leather, roundness: 1);
        scene.Stitch($"M {nearX + 3} {nearY} C {nearX + 3} {highY + 24} {highX + 3} {highY + 5} {farX + 2} {farY + 2}", leather.Colour.Lighter(0.35f).Opacity(0.8f));
    }
}
