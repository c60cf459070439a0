using VisionAdapters.Google.Credentials;
using VisionAdapters.Google.Requests;
using VisionAdapters.Http;
using VisionAdapters.Wire;

namespace VisionAdapters.Google.Transports;

/// <summary>Sends requests with credentials, and completes the answers with what came around them.</summary>
internal sealed class GoogleClient(IGoogleTransport transport, IGoogleAuthorization authorization, CloudTagger tagger) : IDisposable
{
    /// <summary>Gets what carries the requests.</summary>
    public IGoogleTransport Transport => transport;

    /// <summary>Sends one request.</summary>
    /// <returns>The answers to its images, in their order.</returns>
    /// <exception cref="TaggingException">The request failed as a whole.</exception>
    public async Task<IReadOnlyList<GoogleImageAnswer>> AnnotateAsync(
        IReadOnlyList<GoogleImage> images, GoogleAsk ask, long started, CancellationToken cancellationToken)
    {
        var headers = await authorization.GetHeadersAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (name, value) in headers)
        {
            Remember(name, value);
        }

        var answer = await transport.AnnotateAsync(images, ask, headers, cancellationToken).ConfigureAwait(false);
        if (answer.Images.Count != images.Count)
        {
            throw WireReader.ProtocolError(
                GoogleService.Id, $"it answers {answer.Images.Count} images, and {images.Count} were asked about");
        }

        var latency = tagger.Time.GetElapsedTime(started);
        return [.. answer.Images.Select(image => image.Response is { } response
            ? new GoogleImageAnswer(Complete(response, answer, ask, latency), Error: null)
            : new GoogleImageAnswer(Response: null, Complete(image.Error!, answer)))];
    }

    public void Dispose() => transport.Dispose();

    private static TaggingResponse Complete(TaggingResponse response, GoogleBatchAnswer answer, GoogleAsk ask, TimeSpan latency) =>
        new(response)
        {
            ModelVersion = ask.ModelVersion,
            RequestId = answer.RequestId,
            Latency = latency,
            Tags = TagSelection.Select(response.Tags, ask.Options),
            Objects = GoogleObjectSelection.Select(response.Objects, ask.Options),
            Usage = ask.Usage,
            IsEmulated = answer.IsEmulated,
        };

    // The error of one image is no exception of the call, whose messages are cleaned when it ends.
    private TaggingException Complete(TaggingException error, GoogleBatchAnswer answer) =>
        tagger.Secrets.Clean(new TaggingException(error) { RequestId = error.RequestId ?? answer.RequestId });

    private void Remember(string header, string value)
    {
        if (header.Equals("authorization", StringComparison.OrdinalIgnoreCase))
        {
            tagger.Secrets.AddAuthorization(value);
        }
        else if (header.Equals("x-goog-api-key", StringComparison.OrdinalIgnoreCase))
        {
            tagger.Secrets.Add(value);
        }
    }
}
