namespace VisionAdapters.Evaluation;

/// <summary>The scores of one provider on one value of a facet.</summary>
public sealed record ClassResult
{
    /// <summary>Gets the value's id.</summary>
    public required string Value { get; init; }

    /// <summary>Gets the number of images that truly have the value.</summary>
    public required int Support { get; init; }

    /// <summary>Gets the number of images that were said to have the value.</summary>
    public required int Predicted { get; init; }

    /// <summary>Gets the precision; 0 when the value was never predicted.</summary>
    public double Precision { get; init; }

    /// <summary>Gets the recall; 0 when no image has the value.</summary>
    public double Recall { get; init; }

    /// <summary>Gets the F1.</summary>
    public double F1 { get; init; }

    /// <summary>Gets the average precision; <see langword="null"/> when no image has the value.</summary>
    public double? AveragePrecision { get; init; }
}
