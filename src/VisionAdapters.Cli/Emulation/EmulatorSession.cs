using VisionAdapters.Emulator;
using VisionAdapters.Files;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Runs an emulator until it is stopped.</summary>
internal sealed class EmulatorSession(Screen screen)
{
    public const string Noiseless = "noiseless";
    public const string Realistic = "realistic";

    private const int MaxFaultsBytes = 1024 * 1024;

    public int Port { get; init; }

    public string Backend { get; init; } = "";

    public string? Images { get; init; }

    public string Profile { get; init; } = Noiseless;

    public string? Faults { get; init; }

    /// <exception cref="UsageException">A setting is wrong.</exception>
    /// <exception cref="OperationCanceledException">The emulator was stopped.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var profile = Profile == Realistic ? AnswerProfile.Realistic : AnswerProfile.Noiseless;
        var faults = ReadFaults();
        var (backend, owned) = await new EmulatorBackendChoice(new TaxonomyCatalog(), profile, screen)
            .MakeAsync(Backend, Images, cancellationToken).ConfigureAwait(false);
        using (owned)
        {
            var emulator = await VisionEmulator.StartAsync(
                new VisionEmulatorOptions { Port = Port, Backend = backend, Faults = faults }, cancellationToken).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                await screen.Output.WriteLineAsync($"listening on {emulator.Endpoint.ToString().TrimEnd('/')}").ConfigureAwait(false);
                await screen.Output.FlushAsync(cancellationToken).ConfigureAwait(false);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
                return ExitCode.Done;
            }
        }
    }

    private FaultPlan ReadFaults()
    {
        if (Faults is null)
        {
            return FaultPlan.None;
        }

        try
        {
            return FaultPlan.Parse(RegularFile.ReadAllText(Faults, MaxFaultsBytes));
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Faults}: {exception.Message}");
        }
    }
}
