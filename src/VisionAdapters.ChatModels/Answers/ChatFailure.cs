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
    public static TaggingException From(Exception exception, string provider, TimeProvider time)
    {
        return exception switch
        {
            ClientResultException { Status: > 0 } failure =>
                FromStatus(failure.Status, exception, provider, RetryAfter(failure, time), Header(failure, "x-request-id")),
            HttpRequestException { StatusCode: { } status } =>
                FromStatus((int)status, exception, provider, retryAfter: null, requestId: null),
            ClientResultException or HttpRequestException or IOException or System.Net.Sockets.SocketException =>
                Failure(
                    TaggingErrorKind.Unavailable, "The model's service cannot be reached, or the connection broke: look at its address."),
            OperationCanceledException or TimeoutException =>
                Failure(TaggingErrorKind.Timeout, "The model did not answer in time."),
            System.Text.Json.JsonException or FormatException =>
                Failure(
                    TaggingErrorKind.ProtocolError,
                    "The service's answer cannot be read: is it the kind of service that the client is made for?"),
            NotSupportedException =>
                Failure(
                    TaggingErrorKind.InvalidRequest, "The chat client does not support what is asked for: does the model take images?"),
            _ => Failure(TaggingErrorKind.Unknown, $"The chat client failed with {exception.GetType().Name}."),
        };

        TaggingException Failure(TaggingErrorKind kind, string message) => new(kind, message, exception) { Provider = provider };
    }

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
            _ => (
                TaggingErrorKind.InvalidRequest,
                "it refuses the request: does the model take images and the form of answer that is asked for?"),
        };
        var message = string.Create(CultureInfo.InvariantCulture, $"The model's service answered {status}: {advice}.");
        return new TaggingException(kind, message, exception)
        {
            Provider = provider,
            StatusCode = status,
            RetryAfter = retryAfter,
            RequestId = requestId,
        };
    }

    private static TimeSpan? RetryAfter(ClientResultException failure, TimeProvider time)
    {
        if (Number(Header(failure, "retry-after-ms")) is >= 0 and < 1e9 and var milliseconds)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        var text = Header(failure, "retry-after");
        if (Number(text) is >= 0 and < 1e6 and var seconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        var now = time.GetUtcNow();
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date > now
            ? date - now
            : null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Header(ClientResultException failure, string name) =>
        failure.GetRawResponse() is { } response && response.Headers.TryGetValue(name, out var value) ? value : null;
}
