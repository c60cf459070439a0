using SkiaSharp;
using VisionAdapters.Catalogue.Accessories;
using VisionAdapters.Catalogue.Footwear;
using VisionAdapters.Catalogue.Garments;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue;

/// <summary>A figure in a street who wears several products of the catalogue: a picture to find items in.</summary>
internal static class Outfit
{
    /// <summary>The file's name in the folder <c>outfit/</c>.</summary>
    public const string Image = "outfit.jpg";

    private static readonly SKColor Skin = new(172, 118, 84);
    private static readonly SKColor Hair = new(48, 34, 28);

    /// <summary>Renders the picture as a JPEG file.</summary>
    public static byte[] Render()
    {
        using var scene = new Scene(Image);
        Street(scene);
        Figure(scene);
        Hand(scene, 86);
        Hand(scene, 154);
        Place(scene, 0.45f, 120, 139, () => Trousers.DrawJeans(scene, Of("jeans", "blue", "women", style: "skinny")));
        Place(scene, 0.17f, 95, 257, () => Sneaker.DrawCasual(scene, Of("casual-shoes", "white", "women", accent: "green")), mirrored: true);
        Place(scene, 0.17f, 145, 257, () => Sneaker.DrawCasual(scene, Of("casual-shoes", "white", "women", accent: "green")));
        Place(scene, 0.42f, 120, 38, () => Jacket.Draw(scene, Of("jackets", "olive", "women", sleeves: "long-sleeves", collar: "stand-collar")));
        Place(scene, 0.3f, 156, 139, () => Handbag.Draw(scene, Of("handbags", "red", "women", style: "satchel")));
        return scene.ToJpeg();
    }

    /// <summary>Draws a product smaller: its axis at <paramref name="x"/>, the top of its page at <paramref name="y"/>.</summary>
    private static void Place(Scene scene, float scale, float x, float y, Action draw, bool mirrored = false)
    {
        scene.Canvas.Save();
        scene.Canvas.Translate(x, y);
        scene.Canvas.Scale(mirrored ? -scale : scale, scale);
        scene.Canvas.Translate(-Scene.Axis, 0);
        draw();
        scene.Canvas.Restore();
    }

    private static void Street(Scene scene)
    {
        scene.Fill("M 0 0 H 240 V 320 H 0 Z", new SKColor(208, 202, 190));
        for (var row = 0; row < 14; row++)
        {
            for (var column = -1; column < 9; column++)
            {
                var (left, top) = ((column * 30) + (row % 2 * 15), row * 18);
                var brick = new SKColor(186, 150, 128).Towards(new SKColor(160, 122, 104), scene.Random.NextSingle());
                scene.Fill($"M {left} {top} h 28.5 v 16.5 h -28.5 Z", brick.Lighter(0.35f));
            }
        }

        scene.Fill("M 0 250 H 240 V 320 H 0 Z", new SKColor(150, 150, 152));
        scene.Line("M 0 250 H 240", new SKColor(112, 112, 116), 3);
        scene.Line("M 60 252 L 30 320 M 130 252 L 136 320 M 196 252 L 226 320", new SKColor(128, 128, 132), 1.2f);
        scene.GroundShadow(76, 164, 292, 6);
    }

    private static void Figure(Scene scene)
    {
        scene.Fill("M 103 22 C 98 58 104 66 108 66 L 132 66 C 136 66 142 58 137 22 C 134 8 106 8 103 22 Z", Hair);
        scene.Fill("M 113 40 H 127 V 66 C 124 72 116 72 113 66 Z", Skin.Darker(0.15f));
        scene.Fill("M 108 30 C 108 14 132 14 132 30 C 132 46 127 54 120 54 C 113 54 108 46 108 30 Z", Skin);
        scene.Fill("M 107 32 C 106 12 134 12 133 32 C 130 22 124 20 116 21 C 110 22 108 26 107 32 Z", Hair);
        scene.Line("M 114 34 h 3 M 123 34 h 3", Hair, 1.4f);
        scene.Line("M 116.5 45 q 3.5 2 7 0", new SKColor(130, 60, 56), 1.2f);
    }

    private static void Hand(Scene scene, float x) =>
        scene.Fill($"M {x - 4} 146 C {x - 6} 158 {x - 4} 165 {x} 166 C {x + 4} 165 {x + 6} 158 {x + 4} 146 Z", Skin);

    private static Product Of(
        string category, string colour, string gender, string style = "", string accent = "", string sleeves = "", string collar = "") => new()
        {
            Image = Image,
            Category = category,
            Gender = gender,
            Colour = colour,
            Pattern = "solid",
            PrintType = "",
            SleeveLength = sleeves,
            Neckline = "",
            Collar = collar,
            Occasion = "casual",
            Accent = accent,
            Style = style,
        };
}
