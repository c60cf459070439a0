using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using VisionAdapters.Testing;

namespace VisionAdapters.Storage.Tests;

/// <summary>A server of a store that runs on this machine, from an npm package: installed once, as its lock file names it.</summary>
internal sealed class StoreServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly DirectoryInfo _data;

    private StoreServer(Process process, DirectoryInfo data, int port) => (_process, _data, Port) = (process, data, port);

    public int Port { get; }

    /// <summary>Starts a server; skips the test, and says why, where that cannot be done.</summary>
    /// <param name="folder">The folder of its package, below <c>tests/Storage</c>.</param>
    /// <param name="command">The script and its arguments, made of the port and a folder for data.</param>
    public static async Task<StoreServer> StartAsync(string folder, Func<int, string, string[]> command)
    {
        var home = SharedData.Repository("tests", "Storage", folder);
        if (!File.Exists(Path.Combine(home, "node_modules", ".package-lock.json")))
        {
            Assert.SkipUnless(await RunAsync(home, "npm", "ci") == 0, $"needs Node.js and the npm package of tests/Storage/{folder}");
        }

        var (port, data) = (FreePort(), Directory.CreateTempSubdirectory("store-"));
        var process = Start(home, "node", command(port, data.FullName), isRead: true);
        Assert.SkipWhen(process is null, "needs Node.js");
        var server = new StoreServer(process!, data, port);
        try
        {
            await server.AwaitAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    /// <summary>Waits for the line in which the server says that it listens. What it says later is thrown away.</summary>
    private Task AwaitAsync()
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                listens.TrySetException(new InvalidOperationException("The server ended."));
            }
            else if (line.Data.Contains("listen", StringComparison.OrdinalIgnoreCase))
            {
                listens.TrySetResult();
            }
        };
        _process.BeginOutputReadLine();
        return listens.Task.WaitAsync(Patience);
    }

    private static async Task<int> RunAsync(string home, params string[] command)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var process = Start(home, command[0], command[1..]);
        if (process is null)
        {
            return -1;
        }

        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    private static Process? Start(string home, string program, string[] arguments, bool isRead = false)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = home, UseShellExecute = false, RedirectStandardOutput = isRead });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
