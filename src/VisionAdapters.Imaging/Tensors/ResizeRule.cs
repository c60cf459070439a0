namespace VisionAdapters.Imaging;

/// <summary>How an upright image is brought to the width and height of a tensor.</summary>
public enum ResizeRule
{
    /// <summary>Scaled to fit inside, centered, the rest filled with the background. Nothing is lost or squeezed.</summary>
    Pad = 0,

    /// <summary>Scaled to cover, centered, what sticks out cut off.</summary>
    Crop = 1,

    /// <summary>Scaled to exactly the size; the proportions change.</summary>
    Stretch = 2,
}
