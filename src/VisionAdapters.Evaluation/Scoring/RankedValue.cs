namespace VisionAdapters.Evaluation;

/// <summary>A predicted value by its number in the facet.</summary>
internal readonly record struct RankedValue(int Class, double Confidence);
