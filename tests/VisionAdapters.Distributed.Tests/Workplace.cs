using System.Diagnostics;
using System.Text;
using SkiaSharp;
using VisionAdapters.Bakeoff;
using VisionAdapters.Emulator;
using VisionAdapters.Testing;

namespace VisionAdapters.Distributed.Tests;

/// <summary>A labeled set, an emulator that counts every call, a database, and worker processes of the built tool.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _processes = [];
    private readonly StringBuilder _said = new();

    public required string Store { get; init; }

    public required VisionEmulator Emulator { get; init; }

    public int Images { get; private init; }

    public string Bakeoff => _folder.Combine("bakeoff.yaml");

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public static async Task<Workplace> CreateAsync(PostgresCluster cluster, string name, int images, int milliseconds, string providers = "aws-rekognition, azure-vision")
    {
        var store = await cluster.CreateAsync(name);
        var emulator = await VisionEmulator.StartAsync(
            new VisionEmulatorOptions { Faults = FaultPlan.Parse($$"""{ "rules": [ { "kind": "latency", "latency": { "shape": "fixed", "milliseconds": {{milliseconds}} } } ] }""") },
            TestContext.Current.CancellationToken);
        var made = new Workplace { Store = store, Emulator = emulator, Images = images };
        Directory.CreateDirectory(made._folder.Combine("images"));
        var rows = new StringBuilder("image,category\n");
        for (var index = 0; index < images; index++)
        {
            // Each of another color: what is sent is the picture, without the rest of the file.
            using var picture = new SKBitmap(100, 100);
            picture.Erase(new SKColor((byte)(index >> 8), (byte)index, 128));
            using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
            await File.WriteAllBytesAsync(made._folder.Combine($"images/{index:00000}.png"), png.ToArray());
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{index:00000}.png,t-shirts\n");
        }

        made._folder.Write("labels.csv", rows.ToString());
        var list = string.Concat(providers.Split(", ").Select(id => id == "azure-vision" ? "  - { id: azure-vision }\n" : $"  - {{ id: {id} }}\n"));
        made._folder.Write("bakeoff.yaml", $"dataset: {{ format: csv, path: labels.csv, images: images/, map: catalogue }}\nproviders:\n{list}");
        return made;
    }

    public Process StartWorker(params string[] more) =>
        Start(["worker", "--store", Store, "--emulator", $"{Emulator.Endpoint}", "--recover-after", "4", .. more]);

    public Process StartWorkerWithoutEmulator() => Start(["worker", "--store", Store, "--recover-after", "4"]);

    /// <summary>Runs the tool to its end and returns its exit code and standard output.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var output = new StringBuilder();
        var process = Start(arguments, output);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.WaitForExit();
        return (process.ExitCode, output.ToString());
    }

    public async Task<string> SubmitAsync()
    {
        var (code, output) = await RunAsync("bakeoff", "run", Bakeoff, "--store", Store, "--emulator", $"{Emulator.Endpoint}", "--detach");
        Assert.True(code == 0, Said);
        return output.Trim();
    }

    public static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the services have been called so often.</summary>
    public async Task UntilCallsAsync(int calls)
    {
        while (Emulator.GetCalls().Values.Sum(images => images.Values.Sum()) < calls)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task<DistributedStatus> UntilAsync(Func<DistributedStatus, bool> isReached)
    {
        await using var store = await OpenAsync();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            try
            {
                var status = await store.GetStatusAsync(cancellationToken: TestContext.Current.CancellationToken);
                if (isReached(status))
                {
                    return status;
                }
            }
            catch (Exception exception) when (exception is Npgsql.NpgsqlException or IOException)
            {
                // The database is away.
            }

            Assert.False(late.IsCancellationRequested, Said);
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    public Task<DistributedStore> OpenAsync() =>
        DistributedStore.OpenAsync(StoreAddress.Parse(Store), cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Reads what the store's run holds, as one process's folder would.</summary>
    public async Task<string[]> ReadAnswersAsync(string provider)
    {
        var folder = _folder.Combine("export");
        await using (var store = await OpenAsync())
        {
            await store.ExportAsync(run: null, folder, TestContext.Current.CancellationToken);
        }

        return await ReadAsync(folder, provider);
    }

    /// <summary>Asks in one process, and reads what it was answered.</summary>
    public async Task<string[]> ReadAnswersOfOneProcessAsync(string provider)
    {
        var folder = _folder.Combine("alone");
        if (!Directory.Exists(folder))
        {
            await RunAsync("bakeoff", "run", Bakeoff, "--emulator", $"{Emulator.Endpoint}", "--output", folder);
        }

        return await ReadAsync(folder, provider);
    }

    /// <summary>Gets how many calls were made for an image that had been asked for already.</summary>
    public int AskedTwice => Emulator.GetCalls().Values.Sum(images => images.Values.Sum(calls => calls - 1));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }

            process.Dispose();
        }

        await Emulator.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<string[]> ReadAsync(string folder, string provider)
    {
        using var run = await BakeoffRun.OpenAsync(folder, cancellationToken: TestContext.Current.CancellationToken);
        return await run.ReadOutcomesAsync(provider, TestContext.Current.CancellationToken)
            .Select(outcome => $"{outcome.Image} {outcome.ErrorKind} {outcome.CostUsd} {string.Join(", ", outcome.Response?.Tags.Select(tag => $"{tag.Name} {tag.Confidence}") ?? [])}")
            .ToArrayAsync(TestContext.Current.CancellationToken);
    }

    private Process Start(string[] arguments, StringBuilder? output = null)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var tool = SharedData.Repository("src", "VisionAdapters.Cli", "bin", built.Parent!.Name, built.Name, "vision-adapters.dll");
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, WorkingDirectory = _folder.Combine("."), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", tool, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        _processes.Add(process);
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.OutputDataReceived += (_, line) =>
        {
            if (output is null || line.Data is null)
            {
                Say(line.Data);
            }
            else
            {
                output.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private void Say(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }
}
