namespace VisionAdapters.Imaging;

/// <summary>A region of a picture and what is written beside it.</summary>
public sealed class RegionLabel
{
    /// <summary>Gets the region of the upright picture.</summary>
    public required ImageRegion Region { get; init; }

    /// <summary>Gets the text: letters of the Latin alphabet, digits and <c>- . , % / ( )</c>. Other characters leave a gap.</summary>
    public required string Text { get; init; }
}
