using System.CommandLine;
using VisionAdapters.Bakeoff;
using VisionAdapters.Distributed;

namespace VisionAdapters.Cli;

/// <summary>The options of commands that work with a store.</summary>
internal static class StoreOptions
{
    public static Option<string?> Store(string effect) => new("--store")
    {
        Description = $"{effect} postgres://USER@HOST/DATABASE without a password, which is read from PGPASSWORD or PGPASSFILE. Without a "
            + $"value: the address in {StoreAddress.Variable}.",
        HelpName = "ADDRESS",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<Uri?> Emulator() => new("--emulator")
    {
        Description = "Let the emulator at this address stand in for the clouds, for a rehearsal with workers.",
        HelpName = "URL",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }

            result.AddError("--emulator is an address such as http://127.0.0.1:8080.");
            return null;
        },
    };

    /// <summary>Opens the store, does something with it, and closes it.</summary>
    public static async Task<int> UseAsync(
        string? address, Func<DistributedStore, Task<int>> use, CancellationToken cancellationToken, TimeSpan? recovery = null)
    {
        var store = await DistributedStore.OpenAsync(StoreAddress.Parse(address), recovery, cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            return await use(store).ConfigureAwait(false);
        }
    }
}

/// <summary>An emulator that somebody else started and fed.</summary>
internal sealed class StartedEmulator(Uri endpoint) : IEmulatedServices
{
    public Uri Endpoint => endpoint;

    public Task LearnAsync(LabeledSet labeled, IReadOnlyList<LabeledImage> images, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
