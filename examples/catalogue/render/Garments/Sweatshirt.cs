using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

internal static class Sweatshirt
{
    public static void Draw(Scene scene, Product product)
    {
        var hooded = product.Collar == "hooded";
        var torso = Torso.For(product);
        torso = torso with
        {
            NeckDepth = torso.NeckTop + (hooded ? 22 : 20),
            NeckWidth = torso.NeckWidth - 2,
            ChestWidth = torso.ChestWidth + 3,
            WaistWidth = torso.WaistWidth + 6,
            HemWidth = torso.HemWidth - 2,
            HemTop = torso.HemTop - 16,
        };
        var fabric = Fabric.For(product, Finish.Cotton, Weft.Horizontal);
        if (hooded)
        {
            torso = torso with { NeckTop = torso.NeckTop + 8, NeckDepth = torso.NeckDepth + 6, ShoulderTop = torso.ShoulderTop + 4 };
            Necks.Hood(scene, torso, fabric);
        }
        else
        {
            Necks.Inside(scene, torso, fabric);
        }

        Sleeves.Draw(scene, torso, product.SleeveLength, fabric, fabric.Plain);
        scene.Piece(torso.Front(scene), fabric, torso.Folds(scene), 0.8f);
        Waistband(scene, torso, fabric.Plain);
        if (product.Is("zipped"))
        {
            Fastenings.Zip(scene, torso.NeckDepth + 8, torso.HemTop + 12, fabric.Colour.Darker(0.35f));
        }

        if (hooded)
        {
            Fastenings.Pouch(scene, fabric.Plain, torso.HemTop - 46);
            Necks.HoodFront(scene, torso, fabric);
        }
        else
        {
            Necks.Rib(scene, torso, fabric.Plain, 7);
        }

        GraphicPrint.DrawIfAny(scene, product, 138);
    }

    /// <summary>The ribbed band that gathers the hem.</summary>
    public static void Waistband(Scene scene, Torso torso, Fabric fabric)
    {
        var (axis, half, top, sag) = (Scene.Axis, torso.HemWidth, torso.HemTop, torso.HemSag);
        scene.Piece(scene.Path($"M {axis - half - 1} {top - 3} Q {axis} {top + sag + 3} {axis + half + 1} {top - 3} L {axis + half - 3} {top + 13} Q {axis} {top + sag + 20} {axis - half + 3} {top + 13} Z"), fabric with { Finish = Finish.Knit });
    }
}
