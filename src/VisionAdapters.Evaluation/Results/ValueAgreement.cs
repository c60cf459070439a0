namespace VisionAdapters.Evaluation;

/// <summary>How far people agree on one value.</summary>
public sealed record ValueAgreement
{
    /// <summary>Gets the value's id.</summary>
    public required string Value { get; init; }

    /// <summary>Gets the number of images with two or more annotators to which at least one gives the value.</summary>
    public required int Images { get; init; }

    /// <summary>Gets Krippendorff's alpha of the value against all others.</summary>
    public required double Alpha { get; init; }

    /// <summary>Gets the mean of Cohen's kappa of the value against all others, over all pairs of annotators.</summary>
    public required double Kappa { get; init; }

    /// <summary>Gets, where one annotator gives the value, how often another one does (specific agreement).</summary>
    public required double Agreement { get; init; }
}
