namespace VisionAdapters.Taxonomy;

/// <summary>What a calibration gains on a set of images.</summary>
public sealed record CalibrationFigures
{
    /// <summary>Gets the number of images with a known label of the facet.</summary>
    public required int Images { get; init; }

    /// <summary>Gets the number of pairs of image and value that the provider gave a confidence.</summary>
    public required int Scored { get; init; }

    /// <summary>Gets the number of true pairs.</summary>
    public required int Positives { get; init; }

    /// <summary>Gets the scores of the provider's own confidences.</summary>
    public required CalibrationScores Raw { get; init; }

    /// <summary>Gets the scores of the calibrated probabilities.</summary>
    public required CalibrationScores Calibrated { get; init; }

    /// <summary>
    /// Gets the micro F1 of the raw confidences at the threshold that suits these very images best: the most that one raw threshold could
    /// do.
    /// </summary>
    public required double BestRawMicroF1 { get; init; }
}
