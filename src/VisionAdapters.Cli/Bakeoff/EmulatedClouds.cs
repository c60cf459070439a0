using VisionAdapters.Bakeoff;
using VisionAdapters.Emulator;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>An emulator in this process that stands in for the clouds of a bake-off: it says what the labels say, with the errors that services make.</summary>
internal sealed class EmulatedClouds : IAsyncDisposable
{
    public const string Notice = "EMULATED, not the clouds: google-vision, azure-vision and aws-rekognition are answered by an emulator on this machine, from the labels of the set. The figures test the pipeline and say nothing about the services.";

    private readonly VisionEmulator _emulator;
    private readonly LabeledTruth _truth;

    private EmulatedClouds(VisionEmulator emulator, LabeledTruth truth)
    {
        _emulator = emulator;
        _truth = truth;
    }

    public Uri Endpoint => _emulator.Endpoint;

    public static async Task<EmulatedClouds> StartAsync(TaxonomyCatalog catalog, TaxonomyDefinition taxonomy, CancellationToken cancellationToken)
    {
        var truth = new LabeledTruth();
        var maps = ProviderRegistry.Clouds.Select(id => catalog.LoadProviderMap(id, taxonomy)).ToArray();
        var backend = EmulatorBackends.Truth(truth, maps, _ => AnswerProfile.Realistic);
        return new EmulatedClouds(await VisionEmulator.StartAsync(new VisionEmulatorOptions { Backend = backend }, cancellationToken).ConfigureAwait(false), truth);
    }

    /// <summary>Adds the clouds that a configuration does not name: all three take part.</summary>
    public static BakeoffConfiguration AddTo(BakeoffConfiguration configuration) => configuration with
    {
        Providers =
        [
            .. configuration.Providers,
            .. ProviderRegistry.Clouds
                .Where(id => configuration.Providers.All(provider => provider.Id != id))
                .Select(id => new ProviderConfiguration { Id = id }),
        ],
    };

    public Task LearnAsync(LabeledSet set, IEnumerable<LabeledImage> images, CancellationToken cancellationToken) => _truth.LearnAsync(set, images, cancellationToken);

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();
}
