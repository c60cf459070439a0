namespace VisionAdapters.Bakeoff;

/// <summary>What a run's folder holds of a provider before it is asked.</summary>
public sealed record StoredAnswers
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>
    /// Gets the number of images whose answer is one to the request that would be made now: they are not asked for again.
    /// </summary>
    public required int Matching { get; init; }

    /// <summary>Gets the number of answers to other requests. They stay in the folder, and do not count.</summary>
    public required int Other { get; init; }

    /// <summary>
    /// Gets in what the latest of the other requests differs from the one that would be made now, such as <c>was features=tags</c>.
    /// </summary>
    public IReadOnlyList<string> Differences { get; init; } = [];
}
