namespace VisionAdapters.Evaluation;

/// <summary>How far people agree on the labels of a facet: nobody, and no provider, can be expected to agree with the truth more.</summary>
public sealed record AgreementResult
{
    /// <summary>Gets the facet's id.</summary>
    public required string Facet { get; init; }

    /// <summary>Gets the number of images that two or more annotators labeled.</summary>
    public required int Images { get; init; }

    /// <summary>
    /// Gets Krippendorff's alpha of nominal labels: 1 where all agree, 0 where they agree as by chance; NaN where nothing can be compared.
    /// Of a multi-valued facet each image and value is a unit that an annotator says yes or no to.
    /// </summary>
    public required double Alpha { get; init; }

    /// <summary>Gets the mean of Cohen's kappa over all pairs of annotators with images in common.</summary>
    public required double Kappa { get; init; }

    /// <summary>
    /// Gets the human ceiling: how often an annotator says what most of the others say, as a mean over images; where the others are split,
    /// each of their answers counts as part of one.
    /// </summary>
    public required Estimate HumanCeiling { get; init; }

    /// <summary>Gets the annotators.</summary>
    public IReadOnlyList<AnnotatorResult> Annotators { get; init; } = [];

    /// <summary>Gets the values, those first on which people agree least.</summary>
    public IReadOnlyList<ValueAgreement> Values { get; init; } = [];

    /// <summary>
    /// Gets the values on which people disagree, worst first: at least five images have them, and where one annotator gives them, another
    /// one does in less than half of the cases.
    /// </summary>
    public IReadOnlyList<string> Disputed { get; init; } = [];
}
