namespace VisionAdapters.Evaluation;

/// <summary>A value that a provider gives to an image.</summary>
/// <param name="Value">The value's id.</param>
/// <param name="Confidence">The confidence in [0, 1].</param>
public readonly record struct ScoredValue(string Value, double Confidence);
