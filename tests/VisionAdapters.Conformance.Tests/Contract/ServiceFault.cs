namespace VisionAdapters.Conformance.Tests;

/// <summary>What the service behind a tagger does wrong.</summary>
public enum ServiceFault
{
    Throttled,
    Unavailable,
    InternalError,
    PermissionDenied,
    ConnectionReset,
    Truncated,
    Garbage,
    WrongContentType,

    /// <summary>The answer comes after <see cref="ITaggingService.Delay"/>.</summary>
    Slow,
}
