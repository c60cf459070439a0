namespace VisionAdapters.Cli;

/// <summary>What the held-out images say of an adapted head.</summary>
internal enum HeadVerdict
{
    /// <summary>No present head speaks of its facet.</summary>
    New,

    /// <summary>It is right more often than the present heads, and chance does not explain it.</summary>
    Better,

    /// <summary>It is right less often, and chance does not explain it.</summary>
    Worse,

    /// <summary>The images are too few to tell.</summary>
    Undecided,
}
