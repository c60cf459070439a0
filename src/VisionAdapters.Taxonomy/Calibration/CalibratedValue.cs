
namespace VisionAdapters.Taxonomy;

/// <summary>A value of the taxonomy with its probability.</summary>
/// <param name="Value">The value.</param>
/// <param name="Probability">The calibrated probability in [0, 1] that the value or one below it is true; the confidence itself for a facet
/// without a calibration.</param>
/// <param name="Confidence">The confidence in [0, 1] that the mapping gives the value.</param>
public readonly record struct CalibratedValue(FacetValue Value, double Probability, double Confidence);
