namespace VisionAdapters.Emulator.Tests;

/// <summary>An emulator with clients, for one test.</summary>
internal sealed class RunningEmulator : IAsyncDisposable
{
    private RunningEmulator(VisionEmulator emulator)
    {
        Emulator = emulator;
        Clients = new Clients(emulator.Endpoint);
    }

    public VisionEmulator Emulator { get; }

    public Clients Clients { get; }

    public static async Task<RunningEmulator> StartAsync(VisionEmulatorOptions? options = null) =>
        new(await VisionEmulator.StartAsync(options, TestContext.Current.CancellationToken));

    public static Task<RunningEmulator> StartAsync(params FaultRule[] faults) =>
        StartAsync(new VisionEmulatorOptions { Faults = new FaultPlan { Rules = faults } });

    public async ValueTask DisposeAsync()
    {
        Clients.Dispose();
        await Emulator.DisposeAsync();
    }
}
