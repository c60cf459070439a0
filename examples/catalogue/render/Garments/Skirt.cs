using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

internal static class Skirt
{
    public static void Draw(Scene scene, Product product)
    {
        var denim = product.Is("denim");
        var (top, waist, hip, hem, bottom) = product.Style switch
        {
            "maxi" => (26f, 34f, 50f, 84f, 296f),
            "pencil" => (44f, 40f, 58f, 50f, 276f),
            "pleated" => (70f, 42f, 62f, 88f, 232f),
            "denim" => (74f, 48f, 64f, 70f, 230f),
            _ => (62f, 40f, 62f, 86f, 244f),
        };
        var fabric = Fabric.For(product, denim ? Finish.Denim : Finish.Cotton, Weft.Horizontal);
        var axis = Scene.Axis;
        scene.Piece(scene.Path($"M {axis - waist} {top} Q {axis} {top - 8} {axis + waist} {top} Q {axis} {top + 14} {axis - waist} {top} Z"), fabric.Inside);
        var body = scene.Symmetric(
            $"M {axis} {top + 7} Q {axis + (waist * 0.6f)} {top + 6} {axis + waist} {top} " +
            $"C {axis + waist + 4} {top + 24} {axis + hip - 2} {top + 40} {axis + hip} {top + 66} " +
            $"C {axis + hip + 4} {top + 100} {axis + hem - 4} {bottom - 40} {axis + hem} {bottom} Q {axis + (hem * 0.5f)} {bottom + 10} {axis} {bottom + 10} Z");
        scene.Piece(body, fabric, product.Is("pencil") || denim ? Fold.Hanging(scene, axis - hip, axis + hip, top + 60, bottom, 4, 0.22f) : Flares(scene, waist, top + 14, hem, bottom + 6));
        scene.Line($"M {axis - waist - 2} {top + 12} Q {axis} {top + 24} {axis + waist + 2} {top + 12}", fabric.Colour.Darker(0.5f).Opacity(0.8f), 1.2f);
        if (product.Is("pleated"))
        {
            Pleats(scene, fabric, waist, top + 16, hem, bottom + 8);
        }

        if (denim)
        {
            Trousers.JeansFront(scene, top, waist);
            scene.Stitch($"M {axis - hem + 1} {bottom - 6} Q {axis} {bottom + 10} {axis + hem - 1} {bottom - 6}", Palette.Find("tan").Lighter(0.2f));
        }
    }

    /// <summary>The folds of a skirt that widens towards its hem.</summary>
    public static IReadOnlyList<Fold> Flares(Scene scene, float waist, float top, float hem, float bottom)
    {
        var folds = new List<Fold>();
        for (var i = -3; i <= 3; i++)
        {
            var share = (i + scene.Vary(-0.25f, 0.25f)) / 3.8f;
            var (from, to) = (Scene.Axis + (share * waist * 0.9f), Scene.Axis + (share * hem));
            folds.Add(new Fold(
                scene.Path($"M {from} {top + scene.Vary(4, 40)} Q {from + ((to - from) * 0.3f)} {(top + bottom) / 2} {to} {bottom}"),
                scene.Vary(4, 7),
                scene.Vary(0.26f, 0.42f)));
        }

        return folds;
    }

    /// <summary>Sharp pressed pleats.</summary>
    private static void Pleats(Scene scene, Fabric fabric, float waist, float top, float hem, float bottom)
    {
        for (var i = -5; i <= 5; i++)
        {
            var share = i / 5.6f;
            scene.Line($"M {Scene.Axis + (share * waist)} {top} Q {Scene.Axis + (share * hem * 0.78f)} {(top + bottom) / 2} {Scene.Axis + (share * hem)} {bottom - (share * share * 8)}", fabric.Colour.Darker(0.55f).Opacity(0.75f), 1.3f);
        }
    }
}
