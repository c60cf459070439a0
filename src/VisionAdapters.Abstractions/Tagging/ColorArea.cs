namespace VisionAdapters;

/// <summary>The part of an image that a color was taken from.</summary>
public enum ColorArea
{
    /// <summary>The whole image.</summary>
    Image = 0,

    /// <summary>The foreground.</summary>
    Foreground = 1,

    /// <summary>The background.</summary>
    Background = 2,
}
