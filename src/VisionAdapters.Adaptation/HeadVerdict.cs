using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Adaptation;

/// <summary>What held-out images say of an adapted head.</summary>
[Experimental(Experiments.Adaptation)]
public enum HeadVerdict
{
    /// <summary>No present head speaks of its facet.</summary>
    New = 0,

    /// <summary>It is right more often than the present heads, and chance does not explain it.</summary>
    Better = 1,

    /// <summary>It is right less often, and chance does not explain it.</summary>
    Worse = 2,

    /// <summary>The images are too few to tell.</summary>
    Undecided = 3,
}
