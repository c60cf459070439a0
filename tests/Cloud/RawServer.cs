using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VisionAdapters.Testing;

/// <summary>A server on loopback that does to connections what no well-behaved server does.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private const int SmallWindow = 4_096;

    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly Func<Socket, CancellationToken, Task> _treat;
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _accepting;

    public RawServer(Func<Socket, CancellationToken, Task> treat)
    {
        _treat = treat;
        _listener.Server.ReceiveBufferSize = SmallWindow;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Gets a task that ends when somebody has connected.</summary>
    public Task Connected => _connected.Task;

    /// <summary>Reads a request and answers with these bytes, then closes.</summary>
    public static RawServer Answering(string answer) => new(async (socket, stop) =>
    {
        await ReadRequestAsync(socket, stop);
        await socket.SendAsync(Encoding.UTF8.GetBytes(answer), stop);
        socket.Shutdown(SocketShutdown.Send);
    });

    /// <summary>Reads a request, sends these bytes, and nothing more for good.</summary>
    public static RawServer StallingAfter(string answer) => new(async (socket, stop) =>
    {
        await ReadRequestAsync(socket, stop);
        await socket.SendAsync(Encoding.UTF8.GetBytes(answer), stop);
        await Task.Delay(Timeout.Infinite, stop);
    });

    /// <summary>Never reads what is sent to it.</summary>
    public static RawServer Deaf() => new((_, stop) => Task.Delay(Timeout.Infinite, stop));

    /// <summary>Reads a request, sends these bytes, and resets the connection.</summary>
    public static RawServer ResettingAfter(string answer) => new(async (socket, stop) =>
    {
        await ReadRequestAsync(socket, stop);
        await socket.SendAsync(Encoding.UTF8.GetBytes(answer), stop);
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static async Task ReadRequestAsync(Socket socket, CancellationToken stop)
    {
        var head = new StringBuilder();
        var buffer = new byte[64 * 1024];
        var (left, end) = (long.MaxValue, -1);
        while (left > 0)
        {
            var read = await socket.ReceiveAsync(buffer, stop);
            if (read == 0)
            {
                return;
            }

            if (end >= 0)
            {
                left -= read;
                continue;
            }

            head.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var text = head.ToString();
            end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                left = ContentLength(text[..end]) - (text.Length - end - 4);
            }
        }
    }

    private static long ContentLength(string head) =>
        head.Split("\r\n").Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(line => long.Parse(line.Split(':')[1])).SingleOrDefault();

    private async Task AcceptAsync()
    {
        var treatments = new List<Task>();
        try
        {
            while (true)
            {
                treatments.Add(TreatAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        finally
        {
            await Task.WhenAll(treatments).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TreatAsync(Socket socket)
    {
        using (socket)
        {
            _connected.TrySetResult();
            await _treat(socket, _stop.Token);
        }
    }
}
