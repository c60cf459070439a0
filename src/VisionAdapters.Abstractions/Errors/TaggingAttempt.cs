namespace VisionAdapters;

/// <summary>A tagger that was asked for an image and did not answer.</summary>
public sealed record TaggingAttempt
{
    /// <summary>Gets the id of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets why it did not answer.</summary>
    public required TaggingErrorKind Kind { get; init; }

    /// <summary>Gets what it said.</summary>
    public required string Message { get; init; }

    /// <summary>Gets how long the call took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Provider}: {Kind}: {Message}";
}
