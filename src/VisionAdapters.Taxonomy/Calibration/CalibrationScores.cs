namespace VisionAdapters.Taxonomy;

/// <summary>
/// How far confidences can be believed, and how well a threshold on them decides. A pair is an image and a value of the facet.
/// </summary>
public sealed record CalibrationScores
{
    /// <summary>
    /// Gets the expected calibration error (Guo et al. 2017, 15 bins of equal width) over the pairs that the provider gave a confidence:
    /// what <c>bakeoff score</c> reports for a multi-valued facet.
    /// </summary>
    public required double ExpectedCalibrationError { get; init; }

    /// <summary>
    /// Gets the expected calibration error over all pairs; a value that the provider does not name has the raw confidence 0.
    /// </summary>
    public required double ExpectedCalibrationErrorOfAllPairs { get; init; }

    /// <summary>Gets the mean squared distance of confidence and truth over the pairs that the provider gave a confidence.</summary>
    public required double Brier { get; init; }

    /// <summary>Gets the threshold with the best micro F1 on the images of the fit; pairs at or above it are predicted.</summary>
    public required double Threshold { get; init; }

    /// <summary>Gets the micro F1 at that threshold.</summary>
    public required double MicroF1 { get; init; }
}
