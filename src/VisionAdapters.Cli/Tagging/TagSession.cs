using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>One call of <c>tag</c>.</summary>
internal sealed class TagSession(
    string providerId, VisionProviders providers, string taxonomyName, bool raw, ItemRequest? items, Screen screen)
{
    private readonly TaxonomyCatalog _catalog = new();

    /// <summary>
    /// Tags the images and writes the results in their order. An image that fails is named on standard error and does not stop the rest.
    /// </summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(ImageInputs inputs, string format, CancellationToken cancellationToken)
    {
        var taxonomy = _catalog.LoadTaxonomy(taxonomyName);
        var registry = new ProviderRegistry(providers, _catalog);
        var provider = Create(registry, providerId, taxonomy);
        var finder = items is null ? null : Create(registry, items.FinderId ?? ItemRequest.FindFinder(registry), taxonomy);
        var find = finder is null ? null : new TagMapper(finder.Map!);
        using var tagger = finder?.Tagger!.AsBuilder().UseItems(provider.Tagger!, options => options.Map = find!.Map).Build()
            ?? provider.Tagger!;
        Tell(provider, finder);
        var results = new TagResults(provider.Id, raw ? null : new TagMapper(provider.Map!), find);
        var pictures = items?.Folder is { } folder ? new ItemPictures(folder) : null;
        var output = OutputOf(format);
        var (failed, isEmulated) = (0, false);
        var sources = inputs.Images.Select(image => image.Source);
        await foreach (var outcome in tagger.TagManyAsync(sources, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var image = inputs.Images[(int)outcome.Index];
            isEmulated |= outcome.Response is { IsEmulated: true };
            IReadOnlyList<TagResult> rows = items is null ? [results.OfPhoto(image.Id, outcome)] : results.OfItems(image.Id, outcome);
            foreach (var row in rows)
            {
                output.Write(row);
                failed += Tell(row) ? 1 : 0;
            }

            if (pictures is not null && outcome.IsSuccess)
            {
                await pictures.WriteAsync(image, rows, cancellationToken).ConfigureAwait(false);
            }
        }

        output.Complete();
        if (isEmulated)
        {
            screen.Say($"EMULATED: an emulator answered in the place of {finder?.Id ?? provider.Id}, not the service itself.");
        }

        var code = inputs.Tell(screen);
        return failed > 0 ? ExitCode.SomeImagesFailed : code;
    }

    private static BakeoffProvider Create(ProviderRegistry registry, string id, TaxonomyDefinition taxonomy)
    {
        var provider = registry.Create(new ProviderConfiguration { Id = id }, taxonomy);
        return provider.Tagger is null ? throw new UsageException($"{provider.Id} cannot be asked: {provider.SkipReason}") : provider;
    }

    private void Tell(params IEnumerable<BakeoffProvider?> made)
    {
        foreach (var provider in made.OfType<BakeoffProvider>())
        {
            foreach (var remark in provider.Tagger!.GetService<TaggerMetadata>()?.Remarks ?? [])
            {
                screen.Say($"{provider.Id}: {remark}");
            }
        }
    }

    /// <summary>Names what failed, and photos in which nothing was found.</summary>
    /// <returns>Whether it failed.</returns>
    private bool Tell(TagResult row)
    {
        if (row.Error is { } error)
        {
            screen.Say($"{row.Name}: {error.Kind}: {error.Message}");
        }
        else if (items is not null && row.Item is null)
        {
            screen.Say($"{row.Name}: no item found.");
        }

        return row.Error is not null;
    }

    private ITagOutput OutputOf(string format) => format switch
    {
        TextFormat.Json => new JsonTagOutput(screen.Output),
        "jsonl" => new JsonLinesTagOutput(screen.Output),
        "csv" => new CsvTagOutput(screen.Output, raw, items is not null),
        _ => new TableTagOutput(screen, raw),
    };
}
