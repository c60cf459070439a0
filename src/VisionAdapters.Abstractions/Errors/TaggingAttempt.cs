namespace VisionAdapters;

/// <summary>A tagger that was asked for an image and did not answer.</summary>
/// <param name="Provider">The id of the provider.</param>
/// <param name="Kind">Why it did not answer.</param>
/// <param name="Message">What it said.</param>
/// <param name="Elapsed">How long it was waited for.</param>
public sealed record TaggingAttempt(string Provider, TaggingErrorKind Kind, string Message, TimeSpan Elapsed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Provider}: {Kind}: {Message}";
}
