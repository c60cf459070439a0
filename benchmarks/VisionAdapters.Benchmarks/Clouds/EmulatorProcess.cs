using System.Diagnostics;
using VisionAdapters.Emulator;

namespace VisionAdapters.Benchmarks;

/// <summary>An emulator in a process of its own, so that what it costs does not count as the client's.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    /// <summary>The argument by which this program becomes the emulator.</summary>
    public const string Argument = "clouds-emulator";

    private readonly Process _process;

    private EmulatorProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public static async Task<EmulatorProcess> StartAsync()
    {
        var process = Process.Start(OwnProcess.Start(Argument))!;
        return new EmulatorProcess(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    /// <summary>Is the emulator until standard input ends, so that it never outlives the benchmark.</summary>
    public static async Task RunAsync()
    {
        await using var emulator = await VisionEmulator.StartAsync();
        Console.WriteLine(emulator.Endpoint);
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
