namespace VisionAdapters.Bakeoff;

/// <summary>What became of one image at one provider, as the run stores it.</summary>
public sealed class RunOutcome
{
    /// <summary>Gets the image's id.</summary>
    public required string Image { get; init; }

    /// <summary>
    /// Gets the answer, with its wire bytes where the provider gave them; <see langword="null"/> for an image that failed.
    /// </summary>
    public TaggingResponse? Response { get; init; }

    /// <summary>Gets why the image failed.</summary>
    public TaggingErrorKind? ErrorKind { get; init; }

    /// <summary>Gets the error's message.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets what the answer cost in US dollars, when prices are known.</summary>
    public double? CostUsd { get; init; }
}
