using System.Text.Json;

namespace VisionAdapters.Bakeoff;

/// <summary>What became of one image at one provider, ready to be stored. Without a content, only that the image's key is known.</summary>
internal sealed record OutcomeRecord
{
    public required int ImagePlace { get; init; }

    public required string Content { get; init; }

    public string? Provider { get; init; }

    public DateTimeOffset Answered { get; init; }

    public TaggingResponse? Response { get; init; }

    public TaggingException? Error { get; init; }

    public double? CostUsd { get; init; }

    /// <summary>
    /// Gets a value indicating whether a resumed run asks for the image again: the reason of the failure may have gone. What lies in the image or the request
    /// stays as it is, and asking again would only be billed again.
    /// </summary>
    public bool AskAgain => Error is { } error
        && (error.IsTransient
            || error.Kind is TaggingErrorKind.Unknown or TaggingErrorKind.Authentication or TaggingErrorKind.PermissionDenied or TaggingErrorKind.QuotaExceeded);

    public string? Units => Response is { Usage.Count: > 0 } ? JsonSerializer.Serialize([.. Response.Usage], StoredJsonContext.Default.BillableUsageArray) : null;
}
