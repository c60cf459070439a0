using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Footwear;

/// <summary>An open shoe's sole, seen from above at a slant: heel at the upper left, toes at the lower right.</summary>
internal static class Footbed
{
    private const string Top =
        "M 24 148 C 24 132 48 124 70 130 C 96 138 118 138 140 142 C 176 148 214 168 218 190 C 220 208 190 212 160 202 C 128 190 104 184 76 178 C 46 172 26 166 24 148 Z";

    public static void Draw(Scene scene, Fabric sole, Fabric lining, float thickness)
    {
        scene.GroundShadow(40, 216, 196 + thickness, 10);
        scene.Canvas.Save();
        scene.Canvas.Translate(0, thickness);
        scene.Piece(Top, sole);
        scene.Canvas.Restore();
        scene.Piece(
            $"M 24 148 L 24 {148 + thickness} C 26 {166 + thickness} 46 {172 + thickness} 76 {178 + thickness} C 104 {184 + thickness} 128 {190 + thickness} 160 {202 + thickness} C 190 {212 + thickness} 220 {208 + thickness} 218 {190 + thickness} L 218 190 C 220 208 190 212 160 202 C 128 190 104 184 76 178 C 46 172 26 166 24 148 Z",
            sole);
        scene.Piece(Top, lining);
        scene.Stitch("M 30 148 C 30 138 50 130 70 135 C 96 143 118 143 140 147 C 172 153 208 170 212 189 C 212 201 188 206 162 197 C 130 185 104 179 78 173 C 50 167 32 162 30 148 Z", lining.Colour.Darker(0.4f).Opacity(0.7f));
    }
}
