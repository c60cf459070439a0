using System.ClientModel;
using System.Globalization;
using System.Net;

namespace VisionAdapters.ChatModels.Answers;

/// <summary>
/// Turns the exceptions of chat clients into errors of tagging. Clients throw what their HTTP library throws; there is no type that they
/// share.
/// </summary>
internal static class ChatFailure
{
    public static TaggingException From(Exception exception, string provider, TimeProvider time) => exception switch
    {
        ClientResultException { Status: > 0 } failure => FromStatus(failure.Status, exception, provider, RetryAfter(failure, time), Header(failure, "x-request-id")),
        HttpRequestException { StatusCode: { } status } => FromStatus((int)status, exception, provider, retryAfter: null, requestId: null),
        ClientResultException or HttpRequestException or IOException or System.Net.Sockets.SocketException =>
            new TaggingException(TaggingErrorKind.Unavailable, "The model's service cannot be reached, or the connection broke: look at its address.", exception) { Provider = provider },
        OperationCanceledException or TimeoutException =>
            new TaggingException(TaggingErrorKind.Timeout, "The model did not answer in time.", exception) { Provider = provider },
        System.Text.Json.JsonException or FormatException =>
            new TaggingException(TaggingErrorKind.ProtocolError, "The service's answer cannot be read: is it the kind of service that the client is made for?", exception) { Provider = provider },
        NotSupportedException =>
            new TaggingException(TaggingErrorKind.InvalidRequest, "The chat client does not support what is asked for: does the model take images?", exception) { Provider = provider },
        _ => new TaggingException(TaggingErrorKind.Unknown, $"The chat client failed with {exception.GetType().Name}.", exception) { Provider = provider },
    };

    private static TaggingException FromStatus(int status, Exception exception, string provider, TimeSpan? retryAfter, string? requestId)
    {
        var (kind, advice) = (HttpStatusCode)status switch
        {
            HttpStatusCode.Unauthorized => (TaggingErrorKind.Authentication, "the key is missing or not accepted"),
            HttpStatusCode.PaymentRequired => (TaggingErrorKind.QuotaExceeded, "the account has no credit left"),
            HttpStatusCode.Forbidden => (TaggingErrorKind.PermissionDenied, "the key may not use the model"),
            HttpStatusCode.NotFound => (TaggingErrorKind.InvalidRequest, "there is no such model or address"),
            HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => (TaggingErrorKind.Timeout, "it took too long"),
            HttpStatusCode.RequestEntityTooLarge => (TaggingErrorKind.ImageTooLarge, "the image is too large for it"),
            HttpStatusCode.UnsupportedMediaType => (TaggingErrorKind.UnsupportedFormat, "it does not take images of this format"),
            HttpStatusCode.TooManyRequests => (TaggingErrorKind.Throttled, "too many calls at once"),
            >= HttpStatusCode.InternalServerError => (TaggingErrorKind.Unavailable, "it is out of order"),
            _ => (TaggingErrorKind.InvalidRequest, "it refuses the request: does the model take images and the form of answer that is asked for?"),
        };
        return new TaggingException(kind, string.Create(CultureInfo.InvariantCulture, $"The model's service answered {status}: {advice}."), exception)
        {
            Provider = provider,
            StatusCode = status,
            RetryAfter = retryAfter,
            RequestId = requestId,
        };
    }

    private static TimeSpan? RetryAfter(ClientResultException failure, TimeProvider time)
    {
        if (double.TryParse(Header(failure, "retry-after-ms"), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is >= 0 and < 1e9)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        var text = Header(failure, "retry-after");
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date > time.GetUtcNow() ? date - time.GetUtcNow() : null;
    }

    private static string? Header(ClientResultException failure, string name) =>
        failure.GetRawResponse() is { } response && response.Headers.TryGetValue(name, out var value) ? value : null;
}
