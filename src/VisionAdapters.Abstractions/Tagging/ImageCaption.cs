namespace VisionAdapters;

/// <summary>A sentence about the image or a part of it.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Confidence">The confidence in [0, 1], when the provider gives one.</param>
/// <param name="Region">The part that the sentence is about; <see langword="null"/> means the whole image.</param>
public sealed record ImageCaption(string Text, double? Confidence = null, ImageRegion? Region = null);
