namespace VisionAdapters.Google.Credentials;

/// <summary>Names the caller by an API key.</summary>
internal sealed class GoogleKeyAuthorization(string key, IReadOnlyList<KeyValuePair<string, string>> others) : IGoogleAuthorization
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _headers = [new("x-goog-api-key", key), .. others];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(_headers);
}
