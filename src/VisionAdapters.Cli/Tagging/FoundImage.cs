namespace VisionAdapters.Cli;

/// <summary>An image and the name that results give it: as it was typed or found.</summary>
internal sealed record FoundImage(string Id, ImageInput Source);
