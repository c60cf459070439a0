namespace VisionAdapters;

/// <summary>A sentence about the image or a part of it.</summary>
public sealed record ImageCaption
{
    /// <summary>Gets the sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the confidence in [0, 1], when the provider gives one.</summary>
    public double? Confidence { get; init; }

    /// <summary>Gets the part that the sentence is about; <see langword="null"/> means the whole image.</summary>
    public ImageRegion? Region { get; init; }
}
