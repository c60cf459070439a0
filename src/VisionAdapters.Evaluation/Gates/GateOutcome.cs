namespace VisionAdapters.Evaluation;

/// <summary>What a <see cref="RegressionGate"/> says.</summary>
public enum GateOutcome
{
    /// <summary>The images show neither: more images may.</summary>
    Inconclusive = 0,

    /// <summary>The images show that nothing, or less than the margin, was lost.</summary>
    Pass = 1,

    /// <summary>The images show a loss, and not that it is less than the margin.</summary>
    Fail = 2,
}
