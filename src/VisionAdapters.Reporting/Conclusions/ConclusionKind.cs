namespace VisionAdapters.Reporting;

/// <summary>How much a <see cref="Conclusion"/> matters.</summary>
public enum ConclusionKind
{
    /// <summary>Good to know while reading.</summary>
    Note,

    /// <summary>Limits what may be concluded.</summary>
    Warning,
}
