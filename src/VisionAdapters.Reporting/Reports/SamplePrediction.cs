namespace VisionAdapters.Reporting;

/// <summary>What one provider said about one facet of an image, and what is true.</summary>
public sealed record SamplePrediction
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets the facet's id.</summary>
    public required string Facet { get; init; }

    /// <summary>Gets the true values.</summary>
    public required IReadOnlyList<string> Truth { get; init; }

    /// <summary>Gets the predicted values, best first; empty when the provider abstained.</summary>
    public required IReadOnlyList<string> Predicted { get; init; }

    /// <summary>Gets the confidence of the best predicted value, in [0, 1].</summary>
    public double? Confidence { get; init; }

    /// <summary>Gets a value indicating whether the predicted values are exactly the true ones.</summary>
    public bool IsRight => Truth.ToHashSet(StringComparer.Ordinal).SetEquals(Predicted);
}
