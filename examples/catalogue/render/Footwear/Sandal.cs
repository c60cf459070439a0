using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Footwear;

/// <summary>A sole with broad straps over the toes and around the ankle.</summary>
internal static class Sandal
{
    public static void Draw(Scene scene, Product product)
    {
        var leather = Fabric.For(product, Finish.Leather);
        var sole = new Fabric(Palette.Find("brown").Darker(0.35f), Finish.Leather);
        Footbed.Draw(scene, sole, new Fabric(leather.Colour.Towards(Palette.Find("tan"), 0.5f), Finish.Leather), 14);

        var shaded = leather.Colour.Darker(0.4f);
        scene.Line("M 34 142 C 28 112 44 96 66 94 C 82 93 92 98 98 106", shaded, 11);
        Strap(scene, leather, "M 36 168 C 34 148 48 118 92 100 L 104 108 C 74 124 58 146 58 174 Z", "M 42 166 C 42 148 56 122 94 105");
        scene.Line("M 66 117 l 11 -7 l 7 10 l -11 7 Z", Palette.Find("silver"), 2.4f);
        Strap(scene, leather, "M 92 184 C 90 150 104 118 132 112 C 146 114 154 124 158 138 L 146 142 C 136 132 124 140 118 190 Z", "M 97 182 C 96 152 110 124 132 117");
        Strap(scene, leather, "M 142 199 C 142 170 156 146 182 142 C 194 144 202 152 206 164 L 192 166 C 178 162 168 178 166 206 Z", "M 147 198 C 148 172 160 152 182 147");
    }

    /// <summary>A band that arches over the foot from the near edge of the sole to the far one.</summary>
    private static void Strap(Scene scene, Fabric leather, string outline, string seam)
    {
        scene.Piece(outline, leather, 1);
        scene.Stitch(seam, leather.Colour.Lighter(0.35f).Opacity(0.8f));
    }
}
