using System.Net;

namespace VisionAdapters;

/// <remarks>The name leaves out the user and the query, which may be secrets: it is meant for messages.</remarks>
internal sealed class HttpImageInput(Uri uri, ImageFetchPolicy policy, HttpMessageInvoker? client) : ImageInput(NameOf(uri), uri)
{
    public override async ValueTask<ImageContent> LoadAsync(long? maxBytes = null, CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(policy.Timeout, policy.TimeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await FetchAsync(Math.Min(maxBytes ?? DefaultMaxBytes, policy.MaxBytes), stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TaggingException(
                TaggingErrorKind.Timeout, $"{this} was not fetched within {policy.Timeout.TotalSeconds:0.###} seconds.", exception);
        }
        catch (HttpRequestException exception) when (exception.InnerException is TaggingException refused)
        {
            throw new TaggingException(refused.Kind, $"{this} is not fetched: {refused.Message}", exception);
        }
        catch (HttpRequestException exception)
        {
            // A certificate that is not trusted now will not be at the next try.
            throw new TaggingException(TaggingErrorKind.Unavailable, $"{this} cannot be fetched: {Reason(exception)}", exception)
            {
                IsTransient = exception.HttpRequestError != HttpRequestError.SecureConnectionError,
            };
        }
        catch (IOException exception)
        {
            throw new TaggingException(TaggingErrorKind.Unavailable, $"{this} cannot be fetched: {Reason(exception)}", exception);
        }
    }

    private static string NameOf(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static bool IsRedirect(HttpStatusCode status) => status
        is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    // The outer message often says no more than "see inner exception".
    private static string Reason(Exception exception)
    {
        var messages = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (!messages.Contains(cause.Message, StringComparer.Ordinal))
            {
                messages.Add(cause.Message);
            }
        }

        return string.Join(" ", messages);
    }

    private async Task<ImageContent> FetchAsync(long limit, CancellationToken cancellationToken)
    {
        var address = Uri!;
        for (var redirects = 0; ; redirects++)
        {
            CheckAddress(address);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("User-Agent", policy.UserAgent);
            request.Headers.TryAddWithoutValidation("Accept", "image/*");
            using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (IsRedirect(response.StatusCode) && response.Headers.Location is { } location)
            {
                if (redirects == policy.MaxRedirects)
                {
                    throw new TaggingException(
                        TaggingErrorKind.InvalidImage,
                        $"{this} is not fetched: it redirects more than {policy.MaxRedirects} times. "
                            + "Give the address of the image itself.");
                }

                address = new Uri(address, location);
                continue;
            }

            return await ReadAsync(response, limit, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => client is HttpClient own
        ? own.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
        : (client ?? ImageFetcher.For(policy)).SendAsync(request, cancellationToken);

    private async Task<ImageContent> ReadAsync(HttpResponseMessage response, long limit, CancellationToken cancellationToken)
    {
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
            if (bytes.Length == 0)
            {
                throw Empty();
            }

            var content = new ImageContent(bytes);
            return content.Header.Format == ImageFormat.Unknown && response.Content.Headers.ContentType?.MediaType is { } type
                ? throw NoImage(type)
                : content;
        }
    }

    private void CheckAddress(Uri address)
    {
        if (address.Scheme != "https" && !(address.Scheme == "http" && policy.AllowHttp))
        {
            throw new TaggingException(
                TaggingErrorKind.InvalidRequest,
                $"{this} is not fetched: {(address == Uri ? "its address" : "a redirect")} has the scheme '{address.Scheme}'. "
                    + (address.Scheme == "http"
                        ? $"Use https, or allow http in the {nameof(ImageFetchPolicy)}."
                        : "Only https, and http where the policy allows it, are fetched."));
        }

        // With a client of the caller's own no connection is seen here. An address that is written as a number is known all the same.
        if (!policy.AllowPrivateAddresses && IPAddress.TryParse(address.DnsSafeHost, out var number) && !PublicAddress.IsPublic(number))
        {
            throw new TaggingException(
                TaggingErrorKind.InvalidRequest,
                $"{this} is not fetched: {number} is no address of the public internet. Give a public address, or allow private "
                    + $"ones in the {nameof(ImageFetchPolicy)} when you know the host.");
        }
    }

    private TaggingException NoImage(string mediaType)
    {
        var what = mediaType is "text/html" or "application/xhtml+xml" ? $"{mediaType}, a web page" : mediaType;
        return new TaggingException(
            TaggingErrorKind.InvalidImage, $"{this} is no image: the server sent {what}. Give the address of the image itself.");
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
