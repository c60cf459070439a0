using System.CommandLine;
using System.Runtime.CompilerServices;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>What <c>map apply</c> and <c>map explain</c> work on: answers from a file, or images that are tagged first.</summary>
internal sealed class MappingInput
{
    public Argument<string[]> Images { get; } = new("images")
    {
        Description = "Images, folders or addresses to tag and map, or a file of answers (.json, .jsonl).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string> Provider { get; } = new("--provider")
    {
        Description = "The provider whose answers they are.",
        DefaultValueFactory = _ => ShippedProviders.DefaultId,
        HelpName = "ID",
    };

    public Option<string?> Answers { get; } = new("--answers")
    {
        Description = "A file of answers: one JSON object (.json) or one a line (.jsonl): what came over the wire, or what 'tag --raw' "
            + "wrote.",
        HelpName = "FILE",
    };

    public Option<string?> Map { get; } = new("--map")
    {
        Description = "The map to use instead of the provider's own: a file. It may be for a provider of your own, whose answers are in "
            + "the tool's format.",
        HelpName = "FILE",
    };

    public Option<string> Taxonomy { get; } = new("--taxonomy")
    {
        Description = "The taxonomy to map onto.",
        DefaultValueFactory = _ => "fashion",
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        command.Add(Images);
        command.Add(Provider);
        command.Add(Answers);
        command.Add(Map);
        command.Add(Taxonomy);
    }

    /// <summary>Gets the exit code once all is read: an answer that was refused, and named, is one for which the rest goes on.</summary>
    public int ExitCode { get; private set; } = Cli.ExitCode.Done;

    /// <summary>Maps the answers one at a time. One that is refused is named on the screen, and the rest goes on.</summary>
    public async IAsyncEnumerable<(string? Id, MappingResult Mapping)> ReadAsync(
        ParseResult parsed, Screen screen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var images = parsed.GetValue(Images) ?? [];
        var answers = parsed.GetValue(Answers);
        if (answers is null && images is [var single] && IsAnswerFile(single))
        {
            (images, answers) = ([], single);
        }

        if ((images.Length == 0) == (answers is null))
        {
            throw new UsageException("Give images, or --answers FILE.");
        }

        var providers = ProviderAssembly.ReadProviders(parsed);
        var catalog = new TaxonomyCatalog();
        var taxonomy = catalog.LoadTaxonomy(parsed.GetValue(Taxonomy)!);
        var configuration = new ProviderConfiguration { Id = parsed.GetValue(Provider)!, Map = parsed.GetValue(Map) };
        if (answers is not null)
        {
            var (reader, mapper) = OpenAnswers(answers, configuration, providers, catalog, taxonomy, Refuse);
            foreach (var answer in reader)
            {
                yield return (answer.Id, mapper.Map(answer.Response));
            }

            yield break;
        }

        var provider = new ProviderRegistry(providers, catalog).Create(configuration, taxonomy);
        if (provider.Tagger is null)
        {
            throw new UsageException($"{provider.Id} cannot be asked: {provider.SkipReason}");
        }

        using var tagger = provider.Tagger;
        var imageMapper = new TagMapper(provider.Map!);
        var inputs = ImageInputs.Expand(images);
        ExitCode = inputs.Tell(screen);
        var sources = inputs.Images.Select(image => image.Source).ToAsyncEnumerable();
        await foreach (var outcome in tagger.TagManyAsync(sources, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var id = inputs.Images[(int)outcome.Index].Id;
            if (outcome.Response is { } response)
            {
                yield return (id, imageMapper.Map(response));
            }
            else
            {
                Refuse($"{id}: {outcome.Error!.Kind}: {outcome.Error.Message}");
            }
        }

        void Refuse(string message)
        {
            screen.Say(message);
            ExitCode = Cli.ExitCode.SomeImagesFailed;
        }
    }

    private static bool IsAnswerFile(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    private static (IEnumerable<RecordedAnswer> Answers, TagMapper Mapper) OpenAnswers(
        string file,
        ProviderConfiguration configuration,
        VisionProviders providers,
        TaxonomyCatalog catalog,
        TaxonomyDefinition taxonomy,
        Action<string> refuse)
    {
        if (configuration.Map is { } path)
        {
            var map = catalog.LoadProviderMap(path, taxonomy);
            return (AnswerFile.Read(file, map, providers, refuse), new TagMapper(map));
        }

        // An unknown provider is told before an unknown map.
        var answers = AnswerFile.Read(file, configuration.Id, providers, refuse);
        return (answers, new TagMapper(catalog.LoadProviderMap(providers.MapOf(configuration.Id), taxonomy)));
    }
}
