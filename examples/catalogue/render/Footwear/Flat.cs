using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Footwear;

/// <summary>Ballerinas.</summary>
internal static class Flat
{
    public static void Draw(Scene scene, Product product)
    {
        var leather = Fabric.For(product, Finish.Leather);
        ShoeStand.Pose(scene, 204, () =>
        {
            scene.Piece("M 36 152 C 60 142 130 150 160 168 C 140 184 60 182 36 162 Z", new Fabric(Palette.Find("beige"), Finish.Leather));
            scene.Piece(
                scene.Path("M 28 198 C 24 180 26 160 34 150 C 38 166 66 180 100 182 C 130 184 150 178 160 166 C 186 166 212 178 220 194 C 221 198 219 201 214 201 Z"),
                leather,
                roundness: 1);
            scene.Blur("M 172 174 C 190 178 204 184 212 192", SKColors.White.Opacity(0.5f), 5, 3);
            scene.Line("M 34 151 C 38 167 66 181 100 183 C 130 185 150 179 160 167", leather.Colour.Darker(0.4f), 2);
            if (product.Is("bow"))
            {
                var bow = leather.In(leather.Colour.Darker(0.2f));
                scene.Piece("M 160 170 C 148 158 144 164 146 176 C 150 180 156 176 160 172 Z", bow);
                scene.Piece("M 160 170 C 172 160 178 166 176 178 C 170 182 164 176 160 172 Z", bow);
                scene.Button(160, 171, bow.Colour, 3);
            }

            scene.Piece("M 27 196 C 90 204 180 204 219 198 L 217 205 C 160 208 80 208 29 206 Z", new Fabric(Palette.Find("brown").Darker(0.4f), Finish.Leather));
        });
    }
}
