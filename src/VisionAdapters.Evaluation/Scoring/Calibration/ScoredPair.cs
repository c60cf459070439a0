namespace VisionAdapters.Evaluation;

/// <summary>A value that a provider gave to an image, and whether it is true.</summary>
internal readonly record struct ScoredPair(int Value, double Confidence, bool IsTrue);
