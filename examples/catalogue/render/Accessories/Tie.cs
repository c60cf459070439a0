using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Accessories;

internal static class Tie
{
    public static void Draw(Scene scene, Product product)
    {
        var silk = Fabric.For(product, Finish.Cotton, Weft.Diagonal);
        scene.Blur("M 118 60 L 128 290", SKColors.Black.Opacity(0.25f), 14, 6);
        scene.Piece("M 100 34 C 92 24 94 16 104 14 L 150 22 C 160 26 160 36 152 40 L 130 42 Z", silk.In(silk.Colour.Darker(0.2f)));
        scene.Piece(
            scene.Path("M 106 62 C 108 120 98 200 94 270 L 120 304 L 146 270 C 140 200 132 120 128 62 Z"),
            silk,
            [new Fold(scene.Path("M 117 66 C 118 84 117 100 115 118"), 5, 0.45f)],
            0.9f);
        scene.Piece(scene.Path("M 98 30 Q 117 22 136 30 L 130 64 Q 117 68 104 64 Z"), silk.Turned(-35), [new Fold(scene.Path("M 104 36 Q 110 50 108 62"), 3, 0.3f)], 1);
    }
}
