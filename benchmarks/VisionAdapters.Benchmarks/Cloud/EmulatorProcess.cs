using System.Diagnostics;
using VisionAdapters.Emulator;

namespace VisionAdapters.Benchmarks;

/// <summary>The emulator in a process of its own, so that its work and its allocations are not counted as a client's.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    /// <summary>The argument that makes this program the emulator.</summary>
    public const string Argument = "emulator-process";

    private readonly Process _process;

    private EmulatorProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    /// <summary>Serves until the standard input ends.</summary>
    public static async Task ServeAsync()
    {
        await using var cloud = await VisionEmulator.StartAsync();
        await Console.Out.WriteLineAsync(cloud.Endpoint.AbsoluteUri);
        await Console.In.ReadToEndAsync();
    }

    public static async Task<EmulatorProcess> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Argument) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new EmulatorProcess(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
