using VisionAdapters.Catalogue.Painting;

namespace VisionAdapters.Catalogue.Footwear;

/// <summary>How shoes are posed: from the side, toe to the right and a little nearer to the viewer, on a soft shadow.</summary>
internal static class ShoeStand
{
    private const float Tilt = 11;

    public static void Pose(Scene scene, float ground, Action draw) => scene.Turned(Tilt, Scene.Axis, 165, () =>
    {
        scene.GroundShadow(34, 214, ground, 5);
        draw();
    });
}
