namespace VisionAdapters.Evaluation;

/// <summary>Why a provider is neither ranked on a facet nor compared with others.</summary>
public enum ComparisonObstacle
{
    /// <summary>An emulator answered in its place: the answers say nothing of the service.</summary>
    Rehearsal = 0,

    /// <summary>The provider does not offer the facet.</summary>
    NotOffered = 1,

    /// <summary>
    /// It refused, or failed on, more than <see cref="ComparisonRules.MaxFailedShare"/> of the images, so that its figures tell of
    /// failures more than of answers.
    /// </summary>
    TooManyFailures = 2,
}
