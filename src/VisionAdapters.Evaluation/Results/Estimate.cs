namespace VisionAdapters.Evaluation;

/// <summary>A measured value with its 95 % confidence interval.</summary>
public sealed record Estimate
{
    /// <summary>Gets the value on the whole set.</summary>
    public required double Value { get; init; }

    /// <summary>Gets the lower end of the interval; NaN, and null in <c>results.json</c>, when nothing was resampled.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>Gets the upper end of the interval; NaN, and null in <c>results.json</c>, when nothing was resampled.</summary>
    public double High { get; init; } = double.NaN;
}
