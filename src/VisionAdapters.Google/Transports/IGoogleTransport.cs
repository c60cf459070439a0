using VisionAdapters.Google.Requests;

namespace VisionAdapters.Google.Transports;

/// <summary>Carries requests to the service.</summary>
internal interface IGoogleTransport : IDisposable
{
    /// <summary>Gets the greatest sum of what images add to one request, in bytes.</summary>
    long RequestLimit { get; }

    /// <summary>Tells how many bytes an image adds to a request, at most.</summary>
    long SizeOf(GoogleImage image, GoogleAsk ask);

    /// <summary>Sends one request.</summary>
    /// <param name="images">Images that fit into one request.</param>
    /// <param name="ask">What is asked about each.</param>
    /// <param name="headers">The headers that name the caller.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The answer, with as many parts as the service gave.</returns>
    /// <exception cref="TaggingException">The request failed as a whole.</exception>
    Task<GoogleBatchAnswer> AnnotateAsync(
        IReadOnlyList<GoogleImage> images,
        GoogleAsk ask,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        CancellationToken cancellationToken);
}
