using System.Net.Sockets;
using System.Security.Authentication;

namespace VisionAdapters.Http;

/// <summary>Turns what goes wrong below HTTP into errors of a service.</summary>
internal static class TransportFailure
{
    /// <summary>Says whether an exception comes from the network.</summary>
    public static bool Is(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or AuthenticationException;

    /// <summary>Makes the error of a network's exception: the message of the network, which names the host at most, is kept.</summary>
    public static TaggingException ToException(CloudService service, Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } =>
            service.Failure(TaggingErrorKind.ProtocolError, $"gave an answer that is no HTTP: {exception.Message}", exception),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException =>
            service.Failure(TaggingErrorKind.Unavailable, $"cannot be reached safely: {Innermost(exception)}", exception),
        _ => service.Failure(TaggingErrorKind.Unavailable, $"cannot be reached: {exception.Message}", exception),
    };

    private static string Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception.Message;
}
