namespace VisionAdapters.Google.Credentials;

/// <summary>Gives the headers that name the caller.</summary>
internal interface IGoogleAuthorization
{
    /// <summary>Gets the headers of the next request.</summary>
    /// <exception cref="TaggingException">There are no credentials, or they are not accepted.</exception>
    ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(CancellationToken cancellationToken);
}
