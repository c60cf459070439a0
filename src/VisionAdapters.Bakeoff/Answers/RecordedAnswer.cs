namespace VisionAdapters.Bakeoff;

/// <summary>An answer of a provider as a file holds it.</summary>
public sealed class RecordedAnswer
{
    /// <summary>Gets the id that the file gives it, which is the image's as a rule; <see langword="null"/> when it gives none.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the answer.</summary>
    public required TaggingResponse Response { get; init; }
}
