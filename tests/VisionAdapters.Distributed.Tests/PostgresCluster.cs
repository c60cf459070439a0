using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using VisionAdapters.Distributed.Tests;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace VisionAdapters.Distributed.Tests;

/// <summary>A PostgreSQL server of these tests alone, on a free port of this machine; removed at the end.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("va-pg-").FullName;
    private readonly string? _programs = FindPrograms();
    private int _port;

    /// <summary>Gets the address of a database; the test is skipped where there is no PostgreSQL.</summary>
    public string Address(string database)
    {
        Assert.SkipWhen(_programs is null, "there is no initdb on this machine: install PostgreSQL");
        return $"postgres://postgres@127.0.0.1:{_port}/{database}";
    }

    /// <summary>Makes an empty database and returns its address.</summary>
    public async Task<string> CreateAsync(string name)
    {
        var address = Address(name);
        await RunAsync("createdb", "-h", "127.0.0.1", "-p", $"{_port}", "-U", "postgres", name);
        return address;
    }

    public async ValueTask InitializeAsync()
    {
        if (_programs is null)
        {
            return;
        }

        Directory.CreateDirectory(_folder);
        if (Environment.UserName == "root")
        {
            // The server refuses to run as root.
            await StartAsync("chown", ["postgres", _folder]);
        }

        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            _port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        await RunAsync("initdb", "-D", Path.Combine(_folder, "data"), "-A", "trust", "-U", "postgres", "--no-sync");
        await StartServerAsync();
    }

    /// <summary>Stops the server as a loss of power would, and starts it again.</summary>
    public async Task RestartAsync(TimeSpan away)
    {
        await RunAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
        await Task.Delay(away, TestContext.Current.CancellationToken);
        await StartServerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_programs is not null)
        {
            await RunAsync("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string? FindPrograms()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [];
        return versions.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private Task StartServerAsync() => RunAsync(
        "pg_ctl", "-D", Path.Combine(_folder, "data"), "-w", "-l", Path.Combine(_folder, "log"),
        "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder}", "start");

    private Task RunAsync(string program, params string[] arguments)
    {
        var command = Path.Combine(_programs!, program);
        return Environment.UserName == "root"
            ? StartAsync("runuser", ["-u", "postgres", "--", command, .. arguments])
            : StartAsync(command, arguments);
    }

    private static async Task StartAsync(string program, string[] arguments)
    {
        var log = Path.GetTempFileName();
        try
        {
            // Into a file: the server keeps the streams of whoever started it open.
            var start = new ProcessStartInfo("sh") { UseShellExecute = false, WorkingDirectory = "/" };
            foreach (var argument in (string[])["-c", $"\"$@\" >{log} 2>&1 </dev/null", "sh", program, .. arguments])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await File.ReadAllTextAsync(log)}");
        }
        finally
        {
            File.Delete(log);
        }
    }
}
