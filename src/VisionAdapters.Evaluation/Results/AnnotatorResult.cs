namespace VisionAdapters.Evaluation;

/// <summary>One annotator of a facet.</summary>
public sealed record AnnotatorResult
{
    /// <summary>Gets the annotator's name.</summary>
    public required string Annotator { get; init; }

    /// <summary>Gets the number of images that the annotator labeled.</summary>
    public required int Images { get; init; }

    /// <summary>Gets how often the annotator says what most of the others say; NaN where nobody else labeled the images.</summary>
    public required double Agreement { get; init; }
}
