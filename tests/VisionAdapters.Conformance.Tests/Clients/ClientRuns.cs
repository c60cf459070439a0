using System.Collections.Concurrent;
using System.Text.Json;
using VisionAdapters.Emulator;

namespace VisionAdapters.Conformance.Tests;

/// <summary>Runs every client's script once, against an emulator of its own, and keeps what it printed.</summary>
public sealed class ClientRuns
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, JsonElement>>>> _runs = new(StringComparer.Ordinal);

    /// <summary>Gets the lines by case; skips the running test, saying why, when the client cannot be had here.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> GetAsync(string name)
    {
        var client = OfficialClient.All.Single(client => client.Name == name);
        var missing = await client.FindWhatIsMissingAsync();
        Assert.SkipWhen(missing is not null, missing ?? "");
        return await _runs.GetOrAdd(name, _ => new(() => RunAsync(client))).Value;
    }

    private static async Task<IReadOnlyDictionary<string, JsonElement>> RunAsync(OfficialClient client)
    {
        await using var emulator = await VisionEmulator.StartAsync();
        var end = await ScriptProcess.RunAsync([.. client.Command, emulator.Endpoint.GetLeftPart(UriPartial.Authority)]);
        Assert.True(end.ExitCode == 0, $"{string.Join(' ', client.Command)} ended with {end.ExitCode}: {end.Error}");
        return end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line))
            .ToDictionary(line => line.GetProperty("case").GetString()!, StringComparer.Ordinal);
    }
}
