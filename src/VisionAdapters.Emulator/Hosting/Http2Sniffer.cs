using System.Buffers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace VisionAdapters.Emulator;

/// <summary>
/// Lets one port without TLS speak HTTP/1.1 and HTTP/2. Kestrel takes HTTP/2 beside HTTP/1.1 only when TLS has negotiated it. So this looks
/// for the preface that every HTTP/2 client sends first (RFC 9113, 3.4) and reports what TLS would have.
/// </summary>
internal static class Http2Sniffer
{
    /// <summary>The begin of "PRI * HTTP/2.0": no method of HTTP/1.1 starts with it.</summary>
    private static ReadOnlySpan<byte> Preface => "PRI "u8;

    public static async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (await StartsWithPrefaceAsync(connection).ConfigureAwait(false))
        {
            var negotiated = new NegotiatedHttp2();
            connection.Features.Set<ITlsConnectionFeature>(negotiated);
            connection.Features.Set<ITlsApplicationProtocolFeature>(negotiated);
        }

        await next(connection).ConfigureAwait(false);
    }

    private static async Task<bool> StartsWithPrefaceAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        while (true)
        {
            var result = await input.ReadAsync(connection.ConnectionClosed).ConfigureAwait(false);
            var buffer = result.Buffer;
            var matches = Matches(buffer, out var isDecided);
            if (isDecided || result.IsCompleted || result.IsCanceled)
            {
                input.AdvanceTo(buffer.Start);
                return matches && isDecided;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static bool Matches(ReadOnlySequence<byte> buffer, out bool isDecided)
    {
        Span<byte> start = stackalloc byte[Preface.Length];
        var length = (int)Math.Min(buffer.Length, start.Length);
        buffer.Slice(0, length).CopyTo(start);
        var matches = Preface.StartsWith(start[..length]);
        isDecided = !matches || length == start.Length;
        return matches;
    }

    private sealed class NegotiatedHttp2 : ITlsConnectionFeature, ITlsApplicationProtocolFeature
    {
        public ReadOnlyMemory<byte> ApplicationProtocol { get; } = "h2"u8.ToArray();

        public X509Certificate2? ClientCertificate { get; set; }

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) =>
            Task.FromResult<X509Certificate2?>(null);
    }
}
