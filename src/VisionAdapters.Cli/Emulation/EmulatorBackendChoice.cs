using VisionAdapters.Emulator;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Makes the backend that <c>emulator --backend</c> names.</summary>
internal sealed class EmulatorBackendChoice(TaxonomyCatalog catalog, AnswerProfile profile, Screen screen)
{
    private const string Truth = "truth:";
    private const string Recordings = "recordings:";

    /// <exception cref="UsageException">There is no such backend, or its files are missing.</exception>
    public async Task<(IEmulatorBackend Backend, IDisposable? Owned)> MakeAsync(
        string name, string? images, CancellationToken cancellationToken)
    {
        if (name == FashionModelTagger.ProviderId)
        {
            var taxonomy = catalog.LoadTaxonomy("fashion");
            var tagger = new FashionModelTagger(new FashionModelOptions { TrimAfterLoading = true });
            return (EmulatorBackends.Tagger(tagger, catalog.LoadProviderMap(name, taxonomy), Maps(taxonomy), _ => profile), tagger);
        }

        if (name.StartsWith(Truth, StringComparison.Ordinal))
        {
            return (await MakeTruthAsync(name[Truth.Length..], images, cancellationToken).ConfigureAwait(false), null);
        }

        if (name.StartsWith(Recordings, StringComparison.Ordinal))
        {
            var folder = name[Recordings.Length..];
            return Directory.Exists(folder)
                ? (EmulatorBackends.Recordings(folder), null)
                : throw new UsageException($"There is no folder {folder}: name the folder that holds PROVIDER/SHA256.json.");
        }

        return name == "constant"
            ? (EmulatorBackends.Constant(), null)
            : throw new UsageException($"There is no backend '{name}'. Use one of: {FashionModelTagger.ProviderId}, truth:LABELS.csv, "
                + "recordings:DIR, constant.");
    }

    private async Task<IEmulatorBackend> MakeTruthAsync(string labels, string? images, CancellationToken cancellationToken)
    {
        if (!File.Exists(labels))
        {
            throw new UsageException($"There is no file {labels}: name the labels after 'truth:'.");
        }

        var taxonomy = catalog.LoadTaxonomy("fashion");
        var hashes = await ImageHashes.ReadAsync(images ?? ImagesBeside(labels), cancellationToken).ConfigureAwait(false);
        var truth = LabelsFileTruth.Read(labels, hashes, taxonomy);
        screen.Say($"{labels}: {truth.Images} images with true values; {truth.MissingImages} rows without their image; "
            + $"{truth.UnknownValues} values that the taxonomy does not have.");
        return EmulatorBackends.Truth(truth, Maps(taxonomy), _ => profile);
    }

    private static string ImagesBeside(string labels)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(labels))!;
        string[] usual = [Path.Combine(folder, "images"), Path.Combine(folder, "images.tar")];
        return Array.Find(usual, Path.Exists) ?? folder;
    }

    private IEnumerable<LabelMap> Maps(TaxonomyDefinition taxonomy) =>
        ShippedProviders.All.Emulated.Select(provider => catalog.LoadProviderMap(provider.DefaultMap!, taxonomy));
}
