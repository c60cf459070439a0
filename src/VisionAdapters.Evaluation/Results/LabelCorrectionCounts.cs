namespace VisionAdapters.Evaluation;

/// <summary>How many labels people looked at after the labeled set was made.</summary>
public sealed record LabelCorrectionCounts
{
    /// <summary>Gets the number of labels that were found right.</summary>
    public int Confirmed { get; init; }

    /// <summary>Gets the number of labels that were found wrong, without a better one: what is true counts as unknown.</summary>
    public int Rejected { get; init; }

    /// <summary>Gets the number of labels that others took the place of.</summary>
    public int Relabeled { get; init; }
}
