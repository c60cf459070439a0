namespace VisionAdapters.Google.Credentials;

/// <summary>Leaves the signing in to the call invoker.</summary>
internal sealed class GoogleNoAuthorization(IReadOnlyList<KeyValuePair<string, string>> others) : IGoogleAuthorization
{
    public ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(CancellationToken cancellationToken) => new(others);
}
