namespace VisionAdapters.Evaluation;

/// <summary>A measured value with its 95 % confidence interval.</summary>
/// <param name="Value">The value on the whole set.</param>
/// <param name="Low">The lower end of the interval; NaN, and null in <c>results.json</c>, when nothing was resampled.</param>
/// <param name="High">The upper end of the interval; NaN likewise.</param>
public sealed record Estimate(double Value, double Low, double High);
