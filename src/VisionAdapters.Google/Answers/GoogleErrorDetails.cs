namespace VisionAdapters.Google;

/// <summary>What <c>google.rpc.ErrorInfo</c>, <c>RetryInfo</c> and <c>RequestInfo</c> say beside an error.</summary>
internal sealed record GoogleErrorDetails
{
    /// <summary>Gets the reason, such as <c>API_KEY_INVALID</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the name of the quota that is used up.</summary>
    public string? QuotaLimit { get; init; }

    /// <summary>Gets how long to wait before the next call.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>Gets the service's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets a value indicating whether the quota is one of a day, which waiting for seconds does not bring back.</summary>
    public bool IsDaily => QuotaLimit is { } limit
        && (limit.Contains("PerDay", StringComparison.OrdinalIgnoreCase) || limit.Contains("per-day", StringComparison.OrdinalIgnoreCase));
}
