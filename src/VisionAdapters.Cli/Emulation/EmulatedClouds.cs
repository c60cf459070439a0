using System.Collections.Concurrent;
using VisionAdapters.Bakeoff;
using VisionAdapters.Emulator;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>
/// An emulator in this process that stands in for the clouds of a bake-off: it says what the labels say, with the errors that services
/// make.
/// </summary>
internal sealed class EmulatedClouds : IEmulatedServices, IAsyncDisposable
{
    private readonly VisionEmulator _emulator;
    private readonly LearnedTruth _truth;

    private EmulatedClouds(VisionEmulator emulator, LearnedTruth truth, IReadOnlyList<string> providerIds)
    {
        _emulator = emulator;
        _truth = truth;
        ProviderIds = providerIds;
    }

    public Uri Endpoint => _emulator.Endpoint;

    /// <summary>Gets the ids of the providers that it stands in for.</summary>
    public IReadOnlyList<string> ProviderIds { get; }

    /// <summary>Gets what the emulator has been asked.</summary>
    public EmulatorUsage Usage => _emulator.GetUsage();

    /// <summary>Gets who is emulated, and that the figures say nothing about them.</summary>
    public string Notice =>
        $"EMULATED, not the clouds: {string.Join(", ", ProviderIds.SkipLast(1))} and {ProviderIds[^1]} are answered by an emulator on "
            + "this machine, "
        + "from the labels of the set. The figures test the pipeline and say nothing about the services.";

    public static async Task<EmulatedClouds> StartAsync(
        TaxonomyCatalog catalog, string taxonomyName, IReadOnlyList<VisionProvider> providers, CancellationToken cancellationToken)
    {
        var taxonomy = catalog.LoadTaxonomy(taxonomyName);
        var truth = new LearnedTruth();
        var maps = providers.Select(provider => catalog.LoadProviderMap(provider.DefaultMap!, taxonomy)).ToArray();
        var options = new VisionEmulatorOptions { Backend = EmulatorBackends.Truth(truth, maps, _ => AnswerProfile.Realistic) };
        var emulator = await VisionEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        return new EmulatedClouds(emulator, truth, [.. providers.Select(provider => provider.Id)]);
    }

    /// <summary>
    /// Reads the images once, to know them by their content. One that cannot be read is left out: nobody will ask about it.
    /// </summary>
    public async Task LearnAsync(LabeledSet labeled, IReadOnlyList<LabeledImage> images, CancellationToken cancellationToken)
    {
        foreach (var image in images)
        {
            try
            {
                _truth.Add(
                    await SentImage.ReadHashAsync(image.Image, cancellationToken).ConfigureAwait(false),
                    labeled.Facets.SelectMany(facet => (image.Truth.GetValueOrDefault(facet.Id) ?? []).Select(facet.Find)));
            }
            catch (TaggingException)
            {
                // The run records what is wrong with it.
            }
        }
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    private sealed class LearnedTruth : ITruthSource
    {
        private readonly ConcurrentDictionary<string, IReadOnlyList<FacetValue>> _values = new(StringComparer.Ordinal);

        public void Add(string contentHash, IEnumerable<FacetValue?> values) =>
            _values.TryAdd(contentHash, [.. values.OfType<FacetValue>()]);

        public IReadOnlyList<FacetValue>? Find(string contentHash) => _values.GetValueOrDefault(contentHash);
    }
}
