namespace VisionAdapters.Evaluation;

/// <summary>How one truth is made of the labels of several annotators.</summary>
public enum ConsensusRule
{
    /// <summary>What most of them say; where as many say another thing, the image is unknown.</summary>
    Majority = 0,

    /// <summary>
    /// What is likeliest when each annotator's skill is learned from all labels (Dawid and Skene 1979). It fails where annotators make the
    /// same mistakes.
    /// </summary>
    DawidSkene = 1,
}
