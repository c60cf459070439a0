using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Footwear;

/// <summary>A rubber sole and a strap that parts at the toes.</summary>
internal static class FlipFlop
{
    public static void Draw(Scene scene, Product product)
    {
        var rubber = Fabric.For(product, Finish.Leather, Weft.Horizontal);
        var strap = new Fabric(product.Accent.Length > 0 ? Palette.Find(product.Accent) : rubber.Colour.Darker(0.4f), Finish.Leather);
        Footbed.Draw(scene, new Fabric(strap.Colour.Towards(rubber.Colour, 0.4f), Finish.Leather), rubber, 11);
        scene.Blur("M 178 176 C 160 158 130 146 96 142", SKColors.Black.Opacity(0.5f), 8, 4);
        scene.Piece("M 180 178 C 166 140 132 118 96 134 L 102 144 C 130 134 150 148 170 180 C 174 184 180 184 180 178 Z", strap, 0.9f);
        scene.Piece("M 180 178 C 158 150 116 150 92 178 L 104 184 C 122 166 148 168 170 182 C 175 185 181 183 180 178 Z", strap, 0.9f);
        scene.Fill("M 168 176 C 170 170 180 170 182 177 L 180 188 C 177 191 173 190 171 187 Z", strap.Colour.Darker(0.2f));
        scene.Blur("M 116 130 C 138 128 156 142 168 162", SKColors.White.Opacity(0.4f), 3, 1.5f);
    }
}
