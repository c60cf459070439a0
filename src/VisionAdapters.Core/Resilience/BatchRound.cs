namespace VisionAdapters.Resilience;

/// <summary>What one attempt of a batch brought.</summary>
/// <param name="Settled">The number of images that need no further attempt.</param>
/// <param name="Error">The first error that is worth a retry; <see langword="null"/> when there is none, and the batch is done.</param>
internal sealed record BatchRound(int Settled, TaggingException? Error);
