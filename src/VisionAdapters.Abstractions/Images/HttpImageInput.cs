using System.Net;

namespace VisionAdapters;

/// <remarks>The name leaves out the user and the query, which may be secrets: it is meant for messages.</remarks>
internal sealed class HttpImageInput(Uri uri, HttpClient? httpClient)
    : ImageInput(uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped), uri)
{
    private static readonly Lazy<HttpClient> Shared = new(
        () => new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }));

    public override async ValueTask<ImageContent> LoadAsync(long? maxBytes = null, CancellationToken cancellationToken = default)
    {
        var limit = maxBytes ?? DefaultMaxBytes;
        var client = httpClient ?? Shared.Value;
        try
        {
            using var response = await client.GetAsync(
                Uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw Failed(response.StatusCode);
            }

            if (response.Content.Headers.ContentLength > limit)
            {
                throw TooLarge(limit);
            }

            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var bytes = await BoundedReader.ReadAsync(stream, limit, cancellationToken).ConfigureAwait(false) ?? throw TooLarge(limit);
                return bytes.Length == 0 ? throw Empty() : new ImageContent(bytes);
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TaggingException(TaggingErrorKind.Timeout, $"{this} was not fetched in time.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new TaggingException(TaggingErrorKind.Unavailable, $"{this} cannot be fetched: {exception.Message}", exception);
        }
    }

    private TaggingException Failed(HttpStatusCode status)
    {
        var kind = status switch
        {
            HttpStatusCode.Unauthorized => TaggingErrorKind.Authentication,
            HttpStatusCode.Forbidden => TaggingErrorKind.PermissionDenied,
            HttpStatusCode.TooManyRequests => TaggingErrorKind.Throttled,
            HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => TaggingErrorKind.Timeout,
            >= HttpStatusCode.InternalServerError => TaggingErrorKind.Unavailable,
            _ => TaggingErrorKind.InvalidImage,
        };
        return new TaggingException(kind, $"{this} cannot be fetched: the server answered {(int)status}.") { StatusCode = (int)status };
    }
}
