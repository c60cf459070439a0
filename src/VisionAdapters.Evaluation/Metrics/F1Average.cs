namespace VisionAdapters.Evaluation;

/// <summary>How the F1 of several classes becomes one number: the <c>average</c> of scikit-learn's <c>f1_score</c>.</summary>
public enum F1Average
{
    /// <summary>The mean of the classes' F1: every class counts the same, however rare.</summary>
    Macro,

    /// <summary>The mean of the classes' F1, weighted by the number of images that truly have the class.</summary>
    Weighted,

    /// <summary>The F1 of all decisions pooled.</summary>
    Micro,

    /// <summary>The mean over images of the F1 of the predicted against the true set; for several labels per image only.</summary>
    Samples,
}
