namespace VisionAdapters.Tests;

/// <summary>
/// One validation image: its data set, its name in the set's archive, the hash of its bytes, and its probabilities by head.
/// </summary>
internal sealed record GoldenImage(string Set, string Image, string Sha256, IReadOnlyDictionary<string, double[]> Heads);
