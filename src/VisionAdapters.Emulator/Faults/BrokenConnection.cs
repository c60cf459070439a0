using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace VisionAdapters.Emulator;

/// <summary>Breaks connections.</summary>
internal static class BrokenConnection
{
    /// <summary>Ends the connection of a request at once; the client's socket reports a reset.</summary>
    public static void Reset(HttpContext context)
    {
        // To close a socket that must not linger sends RST, not FIN.
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }

        context.Abort();
    }
}
