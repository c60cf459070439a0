namespace VisionAdapters.Taxonomy;

/// <summary>What one provider's confidences are worth in one facet.</summary>
public sealed class FacetCalibration
{
    /// <summary>Gets the facet's id.</summary>
    public required string Facet { get; init; }

    /// <summary>Gets the curve of all values together, which a value without a curve of its own goes by.</summary>
    public required CalibrationCurve Pooled { get; init; }

    /// <summary>Gets the curves by value id.</summary>
    public required IReadOnlyDictionary<string, CalibrationCurve> Values { get; init; }

    /// <summary>Gets the figures on the images that the curves were fitted on.</summary>
    public required CalibrationFigures Fit { get; init; }

    /// <summary>Gets the figures on the images that were held out: the ones to believe.</summary>
    public required CalibrationFigures HeldOut { get; init; }

    /// <summary>
    /// Gets the probability from which a value is best taken for true: the threshold with the best micro F1 on the images of the fit.
    /// </summary>
    public double Threshold => Fit.Calibrated.Threshold;

    /// <summary>Turns a confidence into a probability.</summary>
    /// <param name="value">The value's id.</param>
    /// <param name="confidence">The confidence in [0, 1]; 0 when the provider does not name the value.</param>
    /// <returns>A probability in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not in [0, 1].</exception>
    public double Calibrate(string value, double confidence) =>
        (Values.TryGetValue(value, out var curve) ? curve : Pooled).Apply(confidence);
}
