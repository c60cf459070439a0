using System.Net;
using System.Net.Sockets;

namespace VisionAdapters;

/// <summary>Sends requests for images, and connects only where the policy allows it.</summary>
internal static class ImageFetcher
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);
    private static readonly Lazy<HttpMessageInvoker> ToPublic = new(() => MakeInvoker(ConnectToPublicAsync, useProxy: false));
    private static readonly Lazy<HttpMessageInvoker> ToAny = new(() => MakeInvoker(connect: null, useProxy: true));

    /// <summary>Gets what sends the requests of a policy.</summary>
    public static HttpMessageInvoker For(ImageFetchPolicy policy) => policy.AllowPrivateAddresses ? ToAny.Value : ToPublic.Value;

    private static HttpMessageInvoker MakeInvoker(
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect, bool useProxy) =>
        new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = connect,
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
            UseProxy = useProxy,
        });

    private static async ValueTask<Stream> ConnectToPublicAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        var allowed = Array.FindAll(addresses, PublicAddress.IsPublic);
        if (allowed.Length == 0)
        {
            throw new TaggingException(
                TaggingErrorKind.InvalidRequest,
                $"the host '{host}' is no address of the public internet. Give a public address, or allow private ones in the "
                    + $"{nameof(ImageFetchPolicy)} when you know the host.");
        }

        // The socket connects to the addresses that were checked, not to the name, which might resolve anew to something else.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
