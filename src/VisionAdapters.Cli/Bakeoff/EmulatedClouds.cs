using VisionAdapters.Bakeoff;
using VisionAdapters.Emulator;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>
/// An emulator in this process that stands in for the clouds of a bake-off: it says what the labels say, with the errors that services
/// make.
/// </summary>
internal sealed class EmulatedClouds : IAsyncDisposable
{
    /// <summary>Says who is emulated, and that the figures say nothing about them.</summary>
    public static string Notice { get; } =
        $"EMULATED, not the clouds: {string.Join(", ", Ids.SkipLast(1))} and {Ids.Last()} are answered by an emulator on this machine, "
        + "from the labels of the set. The figures test the pipeline and say nothing about the services.";

    private readonly VisionEmulator _emulator;
    private readonly LabeledTruth _truth;

    private EmulatedClouds(VisionEmulator emulator, LabeledTruth truth)
    {
        _emulator = emulator;
        _truth = truth;
    }

    private static IEnumerable<string> Ids => VisionProviders.Default.Emulated.Select(provider => provider.Id);

    public Uri Endpoint => _emulator.Endpoint;

    public static async Task<EmulatedClouds> StartAsync(TaxonomyCatalog catalog, TaxonomyDefinition taxonomy, CancellationToken cancellationToken)
    {
        var truth = new LabeledTruth();
        var maps = VisionProviders.Default.Emulated.Select(provider => catalog.LoadProviderMap(provider.DefaultMap!, taxonomy)).ToArray();
        var backend = EmulatorBackends.Truth(truth, maps, _ => AnswerProfile.Realistic);
        return new EmulatedClouds(await VisionEmulator.StartAsync(new VisionEmulatorOptions { Backend = backend }, cancellationToken).ConfigureAwait(false), truth);
    }

    /// <summary>Adds the clouds that a configuration does not name: all take part.</summary>
    public static BakeoffConfiguration AddTo(BakeoffConfiguration configuration) => configuration with
    {
        Providers =
        [
            .. configuration.Providers,
            .. Ids
                .Where(id => configuration.Providers.All(provider => provider.Id != id))
                .Select(id => new ProviderConfiguration { Id = id }),
        ],
    };

    public Task LearnAsync(LabeledSet set, IEnumerable<LabeledImage> images, CancellationToken cancellationToken) => _truth.LearnAsync(set, images, cancellationToken);

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();
}
