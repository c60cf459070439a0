using VisionAdapters.Google.Requests;
using VisionAdapters.Http;

namespace VisionAdapters.Google.Transports;

/// <summary>Calls <c>images:annotate</c> with JSON.</summary>
internal sealed class GoogleRestTransport(Uri endpoint, string parent, CloudTagger tagger) : IGoogleTransport
{
    /// <summary>The largest request that the service reads, in bytes.</summary>
    public const long MaxRequest = 10_485_760;

    /// <summary>The largest image in bytes that fits into a request with any features.</summary>
    public const long MaxImage = (MaxRequest - 4_096) / 4 * 3;

    private readonly Uri _address = new($"{endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/v1/{PathOf(parent)}images:annotate");

    /// <inheritdoc/>
    public long RequestLimit => MaxRequest - GoogleJsonRequest.EnvelopeSize;

    /// <inheritdoc/>
    public long SizeOf(GoogleImage image, GoogleAsk ask) => GoogleJsonRequest.SizeOf(image, ask);

    /// <inheritdoc/>
    public async Task<GoogleBatchAnswer> AnnotateAsync(
        IReadOnlyList<GoogleImage> images,
        GoogleAsk ask,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = new Base64JsonContent("application/json", GoogleJsonRequest.Write(images, ask)),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await tagger.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        var answer = await HttpAnswer.ReceiveAsync(tagger, response, GoogleRequestId.Header, cancellationToken)
            .ConfigureAwait(false);
        return new GoogleBatchAnswer(answer.Read(GoogleJsonReader.ReadBatch), answer.IsEmulated, answer.RequestId);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The client belongs to the tagger.
    }

    private static string PathOf(string parent) =>
        parent.Length == 0 ? "" : Uri.EscapeDataString(parent).Replace("%2F", "/", StringComparison.Ordinal) + "/";
}
