using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>One call of <c>tag</c>.</summary>
internal sealed class TagSession(string providerId, VisionProviders providers, string taxonomyName, bool raw, Screen screen)
{
    /// <summary>
    /// Tags the images and writes the results in their order. An image that fails is named on standard error and does not stop the rest.
    /// </summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(ImageInputs inputs, string format, CancellationToken cancellationToken)
    {
        var catalog = new TaxonomyCatalog();
        var taxonomy = catalog.LoadTaxonomy(taxonomyName);
        var provider = new ProviderRegistry(providers, catalog).Create(new ProviderConfiguration { Id = providerId }, taxonomy);
        if (provider.Tagger is null)
        {
            throw new UsageException($"{provider.Id} cannot be asked: {provider.SkipReason}");
        }

        using var tagger = provider.Tagger;
        foreach (var remark in tagger.GetService<TaggerMetadata>()?.Remarks ?? [])
        {
            screen.Say($"{provider.Id}: {remark}");
        }

        var images = inputs.Images;
        var mapper = raw ? null : new TagMapper(provider.Map!);
        var output = OutputOf(format);
        var failed = 0;
        var isEmulated = false;
        await foreach (
            var outcome in tagger.TagManyAsync(
                images.Select(image => image.Source).ToAsyncEnumerable(), cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var name = images[(int)outcome.Index].Id;
            if (outcome.Error is { } error)
            {
                failed++;
                screen.Say($"{name}: {error.Kind}: {error.Message}");
            }

            isEmulated |= outcome.Response is { IsEmulated: true };
            output.Write(
                new TagResult(
                    name, provider.Id, outcome.Response, outcome.Response is null ? null : mapper?.Map(outcome.Response), outcome.Error));
        }

        output.Complete();
        if (isEmulated)
        {
            screen.Say($"EMULATED: an emulator answered in the place of {provider.Id}, not the service itself.");
        }

        var code = inputs.Tell(screen);
        return failed > 0 ? ExitCode.SomeImagesFailed : code;
    }

    private ITagOutput OutputOf(string format) => format switch
    {
        TextFormat.Json => new JsonTagOutput(screen.Output),
        "jsonl" => new JsonLinesTagOutput(screen.Output),
        "csv" => new CsvTagOutput(screen.Output, raw),
        _ => new TableTagOutput(screen, raw),
    };
}
