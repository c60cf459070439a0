using System.Net;
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
            Lasting(service.Failure(TaggingErrorKind.Unavailable, $"cannot be reached safely: {Innermost(exception)}", exception)),
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } proxy when IsAboutProxyCredentials(proxy) =>
            service.Failure(TaggingErrorKind.Authentication, ProxyCredentials, exception),
        _ => service.Failure(TaggingErrorKind.Unavailable, $"cannot be reached: {exception.Message}", exception),
    };

    /// <summary>What to tell of a proxy that answers 407, before it lets anything through.</summary>
    private const string ProxyCredentials =
        "cannot be reached: the proxy wants credentials (status 407). Put them into the proxy's address, or into the handler that the "
        + "tagger is given.";

    // A certificate does not become valid by asking again.
    private static TaggingException Lasting(TaggingException error) => new(error) { IsTransient = false };

    private static bool IsAboutProxyCredentials(HttpRequestException exception) =>
        exception.StatusCode == HttpStatusCode.ProxyAuthenticationRequired || exception.Message.Contains("407", StringComparison.Ordinal);

    private static string Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception.Message;
}
