using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

/// <summary>A pair of sleeves of the length that the label <c>sleeve-length</c> names.</summary>
internal static class Sleeves
{
    /// <summary>Draws the sleeves; the trunk goes over them afterwards.</summary>
    /// <param name="scene">The page.</param>
    /// <param name="torso">The trunk they are set into.</param>
    /// <param name="length">The value of <c>sleeve-length</c>; <c>sleeveless</c> draws nothing.</param>
    /// <param name="fabric">The cloth.</param>
    /// <param name="cuff">The cloth of the cuffs, or null for a plain hem.</param>
    public static void Draw(Scene scene, Torso torso, string length, Fabric fabric, Fabric? cuff = null)
    {
        switch (length)
        {
            case "short-sleeves":
                Short(scene, torso, fabric, cuff);
                break;
            case "three-quarter-sleeves":
                Long(scene, torso, fabric, cuff, torso.ArmpitTop + 84);
                break;
            case "long-sleeves":
                Long(scene, torso, fabric, cuff, torso.ArmpitTop + 146);
                break;
            case "sleeveless" or "":
                break;
            default:
                throw new ArgumentException($"'{length}' is no sleeve length of the catalogue.", nameof(length));
        }
    }

    private static void Short(Scene scene, Torso torso, Fabric fabric, Fabric? cuff)
    {
        var (shoulder, top, chest, armpit) = (Torso.X(torso.ShoulderWidth), torso.ShoulderTop, Torso.X(torso.ChestWidth), torso.ArmpitTop);
        var (outerX, outerY, innerX, innerY) = (shoulder + 33, top + 66, chest + 11, armpit + 16);
        var sleeve = scene.Path(
            $"M {shoulder - 8} {top - 2} C {shoulder + 14} {top + 4} {shoulder + 22} {top + 30} {outerX} {outerY} " +
            $"Q {(outerX + innerX) / 2} {((outerY + innerY) / 2) + 5} {innerX} {innerY} L {chest - 10} {armpit - 4} Z");
        scene.Pair(sleeve, fabric.Turned(-24), Fold.Pulled(scene, chest, armpit - 4, 46, -70, 0, 3));
        var hem = $"M {outerX} {outerY} Q {(outerX + innerX) / 2} {((outerY + innerY) / 2) + 5} {innerX} {innerY}";
        if (cuff is null)
        {
            scene.LinePair($"M {outerX - 3} {outerY - 6} Q {((outerX + innerX) / 2) - 2} {((outerY + innerY) / 2) - 1} {innerX - 2} {innerY - 6}", fabric.Colour.Darker(0.4f).Opacity(0.6f), 0.8f);
            return;
        }

        scene.LinePair(hem, cuff.Colour.Darker(0.4f), 5);
        scene.LinePair(hem, cuff.Colour, 3.8f);
    }

    private static void Long(Scene scene, Torso torso, Fabric fabric, Fabric? cuff, float end)
    {
        var (shoulder, top, chest, armpit) = (Torso.X(torso.ShoulderWidth), torso.ShoulderTop, Torso.X(torso.ChestWidth), torso.ArmpitTop);
        var reach = (end - top) / 212;
        var (outerX, innerX) = (shoulder + (32 * reach), shoulder + (32 * reach) - 23);
        var sleeve = scene.Path(
            $"M {shoulder - 8} {top - 2} C {shoulder + 14} {top + 4} {shoulder + 18} {top + 46} {shoulder + 22} {top + 84} " +
            $"L {outerX} {end} Q {(outerX + innerX) / 2} {end + 4} {innerX} {end - 1} " +
            $"L {chest + 4} {armpit + 26} L {chest - 12} {armpit - 6} Z");
        IReadOnlyList<Fold> folds =
        [
            .. Fold.Pulled(scene, chest + 2, armpit + 2, 46, -60, 20, 3),
            .. Fold.Pulled(scene, shoulder + 8, armpit + 50, 22, -30, 60, 2),
            .. Fold.Hanging(scene, shoulder + 4, outerX - 6, armpit + 20, end, 2, 0.22f),
        ];
        scene.Pair(sleeve, fabric.Turned(-8), folds);
        if (cuff is not null)
        {
            scene.Pair(scene.Path($"M {outerX + 1} {end - 8} L {outerX} {end + 6} Q {(outerX + innerX) / 2} {end + 9} {innerX - 1} {end + 5} L {innerX - 1} {end - 9} Q {(outerX + innerX) / 2} {end - 5} {outerX + 1} {end - 8} Z"), cuff);
        }
    }
}
