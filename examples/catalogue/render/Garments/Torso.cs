using SkiaSharp;
using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Garments;

/// <summary>
/// The trunk of every upper garment, as an invisible mannequin wears it. Widths are measured from the axis,
/// heights from the top of the page.
/// </summary>
internal sealed record Torso
{
    public float NeckWidth { get; init; } = 27;

    public float NeckTop { get; init; } = 44;

    /// <summary>Gets the lowest point of the front neckline.</summary>
    public float NeckDepth { get; init; } = 66;

    public float ShoulderWidth { get; init; } = 66;

    public float ShoulderTop { get; init; } = 60;

    public float ChestWidth { get; init; } = 60;

    public float ArmpitTop { get; init; } = 126;

    public float WaistWidth { get; init; } = 57;

    public float WaistTop { get; init; } = 196;

    public float HemWidth { get; init; } = 60;

    public float HemTop { get; init; } = 284;

    /// <summary>Gets how far the middle of the hem hangs below its ends.</summary>
    public float HemSag { get; init; } = 5;

    public bool HasVNeck { get; init; }

    /// <summary>Chooses the build: broad shoulders for men, a waist for women, a shorter trunk for children.</summary>
    public static Torso For(Product product) => product.IsFor("women")
        ? new Torso { ShoulderWidth = 56, ChestWidth = 50, WaistWidth = 42, WaistTop = 190, HemWidth = 54, HemTop = 276, NeckWidth = 27 }
        : product.IsFor("boys") || product.IsFor("girls")
            ? new Torso { ShoulderWidth = 58, ChestWidth = 54, WaistWidth = 53, HemWidth = 56, HemTop = 262, ShoulderTop = 66, NeckTop = 52, NeckDepth = 72 }
            : new Torso();

    public static float X(float fromAxis) => Scene.Axis + fromAxis;

    /// <summary>The right half of the front neckline, from the middle up to the shoulder; a fragment of path data.</summary>
    public string NecklineUp => HasVNeck
        ? $"C {X(NeckWidth * 0.35f)} {NeckDepth - 12} {X(NeckWidth * 0.8f)} {NeckTop + 22} {X(NeckWidth)} {NeckTop}"
        : $"C {X(NeckWidth * 0.55f)} {NeckDepth} {X(NeckWidth * 0.95f)} {NeckTop + 14} {X(NeckWidth)} {NeckTop}";

    /// <summary>The left half of the front neckline, from the shoulder down to the middle; a fragment of path data.</summary>
    private string NecklineDown => HasVNeck
        ? $"C {X(-NeckWidth * 0.8f)} {NeckTop + 22} {X(-NeckWidth * 0.35f)} {NeckDepth - 12} {Scene.Axis} {NeckDepth}"
        : $"C {X(-NeckWidth * 0.95f)} {NeckTop + 14} {X(-NeckWidth * 0.55f)} {NeckDepth} {Scene.Axis} {NeckDepth}";

    public SKPath Front(Scene scene) => scene.Symmetric(
        $"M {Scene.Axis} {NeckDepth} {NecklineUp} " +
        $"Q {X((NeckWidth + ShoulderWidth) / 2)} {((NeckTop + ShoulderTop) / 2) - 1} {X(ShoulderWidth)} {ShoulderTop} " +
        $"C {X(ShoulderWidth - 3)} {ShoulderTop + 28} {X(ChestWidth - 4)} {ArmpitTop - 22} {X(ChestWidth)} {ArmpitTop} " +
        $"C {X(ChestWidth)} {ArmpitTop + 26} {X(WaistWidth)} {WaistTop - 26} {X(WaistWidth)} {WaistTop} " +
        $"C {X(WaistWidth)} {WaistTop + ((HemTop - WaistTop) * 0.35f)} {X(HemWidth - 2)} {HemTop - ((HemTop - WaistTop) * 0.4f)} {X(HemWidth)} {HemTop} " +
        $"Q {X(HemWidth * 0.5f)} {HemTop + HemSag} {Scene.Axis} {HemTop + HemSag} Z");

    /// <summary>The inside of the back, seen through the neck.</summary>
    public SKPath Back(Scene scene) => scene.Symmetric(
        $"M {Scene.Axis} {NeckDepth + 6} L {X(NeckWidth * 0.7f)} {NeckDepth - 2} L {X(NeckWidth + 1)} {NeckTop + 2} " +
        $"Q {X(NeckWidth * 0.6f)} {NeckTop + 5} {Scene.Axis} {NeckTop + 5} Z");

    public SKPath Neckline(Scene scene) => scene.Path($"M {X(-NeckWidth)} {NeckTop} {NecklineDown} {NecklineUp}");

    public SKPath BackNeckline(Scene scene) => scene.Path(
        $"M {X(-NeckWidth)} {NeckTop} Q {Scene.Axis} {NeckTop + 11} {X(NeckWidth)} {NeckTop}");

    /// <summary>The cloth pulled at the armpits and hanging from the chest.</summary>
    public IReadOnlyList<Fold> Folds(Scene scene) =>
    [
        .. Fold.Pulled(scene, X(ChestWidth), ArmpitTop, 44, 120, 200, 3),
        .. Fold.Pulled(scene, X(-ChestWidth), ArmpitTop, 44, -20, 60, 3),
        .. Fold.Hanging(scene, X(-HemWidth), X(HemWidth), ArmpitTop + 40, HemTop, 5, 0.24f),
    ];

    /// <summary>The seam of the hem.</summary>
    public void StitchHem(Scene scene, SKColor colour, float height = 6) => scene.Stitch(
        $"M {X(-HemWidth + 1)} {HemTop - height} Q {Scene.Axis} {HemTop + HemSag - height + 3} {X(HemWidth - 1)} {HemTop - height}", colour);
}
