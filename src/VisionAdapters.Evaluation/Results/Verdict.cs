namespace VisionAdapters.Evaluation;

/// <summary>What the images allow to be said about two providers.</summary>
public enum Verdict
{
    /// <summary>
    /// The images show neither a difference nor that there is none worth minding: more images may. It is not the same as equal.
    /// </summary>
    Undecided = 0,

    /// <summary>
    /// One of the two is better: the adjusted p-value is below 0.05, and the interval that goes with it leaves out 0.
    /// <see cref="PairwiseResult.Winner"/> names it.
    /// </summary>
    Better = 1,

    /// <summary>
    /// The difference, whichever way it goes, is smaller than the declared margin: both one-sided tests against the margin reject
    /// (Schuirmann 1987).
    /// </summary>
    Equivalent = 2,

    /// <summary>The two must not be compared; <see cref="PairwiseResult.Obstacle"/> says why.</summary>
    NotComparable = 3,
}
