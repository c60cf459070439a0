using System.Net;
using System.Net.Sockets;

namespace VisionAdapters.Conformance.Tests;

/// <summary>Takes connections and never reads from them, so that an upload stalls once the buffers are full.</summary>
internal sealed class DeafServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _sockets = [];
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _accepting;

    public DeafServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Gets a task that ends with the first connection.</summary>
    public Task Connected => _connected.Task;

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _sockets.ForEach(socket => socket.Dispose());
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            _sockets.Add(await _listener.AcceptSocketAsync());
            _connected.TrySetResult();
        }
    }
}
