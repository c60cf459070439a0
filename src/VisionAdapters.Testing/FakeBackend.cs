using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace VisionAdapters.Testing;

/// <summary>
/// Answers HTTP requests in the place of a service, and keeps them. Give it to a tagger as its handler:
/// <c>new AzureVisionTagger(options, backend)</c>. It is safe for use from many threads.
/// </summary>
public sealed class FakeBackend : HttpMessageHandler
{
    private readonly Func<FakeBackendRequest, HttpResponseMessage> _answer;
    private readonly ConcurrentQueue<FakeBackendRequest> _requests = new();

    /// <summary>Initializes a new instance of the <see cref="FakeBackend"/> class.</summary>
    /// <param name="answer">Answers a request, or throws an <see cref="HttpRequestException"/> when nobody is to be reached.</param>
    public FakeBackend(Func<FakeBackendRequest, HttpResponseMessage> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _answer = answer;
    }

    /// <summary>Gets the requests, in the order in which they came.</summary>
    public IReadOnlyCollection<FakeBackendRequest> Requests => _requests;

    /// <summary>Makes a backend that gives every request the same JSON.</summary>
    /// <param name="json">The body.</param>
    /// <param name="status">The status.</param>
    /// <returns>The backend.</returns>
    public static FakeBackend Answering(string json, HttpStatusCode status = HttpStatusCode.OK)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new FakeBackend(_ => new HttpResponseMessage(status)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        });
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var kept = new FakeBackendRequest
        {
            Method = request.Method,
            Address = request.RequestUri!,
            Headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            Body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false) : [],
        };
        _requests.Enqueue(kept);
        var response = _answer(kept);
        response.RequestMessage ??= request;
        return response;
    }
}
