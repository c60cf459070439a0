namespace VisionAdapters.Evaluation;

/// <summary>
/// The same figures of a provider on a facet before and after calibration: all other figures of the facet are those after it. Confidences
/// of one half of the images are calibrated by curves that were fitted on the other.
/// </summary>
public sealed record CalibrationResult
{
    /// <summary>Gets the values by metric id of the provider's own confidences.</summary>
    public required IReadOnlyDictionary<string, double> Before { get; init; }

    /// <summary>Gets the values by metric id of the calibrated ones.</summary>
    public required IReadOnlyDictionary<string, double> After { get; init; }
}
