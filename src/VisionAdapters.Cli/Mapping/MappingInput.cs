using System.CommandLine;
using System.Runtime.CompilerServices;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>What <c>map apply</c> and <c>map explain</c> work on: answers from a file, or images that are tagged first.</summary>
internal sealed class MappingInput
{
    public Argument<string[]> Images { get; } = new("images") { Description = "Images, folders or addresses to tag and map.", Arity = ArgumentArity.ZeroOrMore };

    public Option<string> Provider { get; } = new("--provider") { Description = "The provider whose answers they are.", DefaultValueFactory = _ => ProviderRegistry.Default, HelpName = "ID" };

    public Option<string?> Answers { get; } = new("--answers") { Description = "A file of answers: one JSON object (.json) or one a line (.jsonl): what came over the wire, or what 'tag --raw' wrote.", HelpName = "FILE" };

    public Option<string> Taxonomy { get; } = new("--taxonomy") { Description = "The taxonomy to map onto.", DefaultValueFactory = _ => "fashion", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        command.Add(Images);
        command.Add(Provider);
        command.Add(Answers);
        command.Add(Taxonomy);
    }

    /// <summary>Maps the answers one at a time.</summary>
    public async IAsyncEnumerable<(string? Id, MappingResult Mapping)> ReadAsync(ParseResult parsed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var images = parsed.GetValue(Images) ?? [];
        var answers = parsed.GetValue(Answers);
        if ((images.Length == 0) == (answers is null))
        {
            throw new UsageException("Give images, or --answers FILE.");
        }

        var catalog = new TaxonomyCatalog();
        var taxonomy = catalog.LoadTaxonomy(parsed.GetValue(Taxonomy)!);
        var configuration = new ProviderConfiguration { Id = parsed.GetValue(Provider)! };
        if (answers is not null)
        {
            var reader = AnswerFile.Read(answers, configuration.Id);
            var mapper = new TagMapper(taxonomy, catalog.LoadProviderMap(configuration.Id, taxonomy));
            foreach (var (id, response) in reader)
            {
                yield return (id, mapper.Map(response));
            }

            yield break;
        }

        var provider = new ProviderRegistry(catalog).Create(configuration, taxonomy);
        if (provider.Tagger is null)
        {
            throw new UsageException($"{provider.Id} cannot be asked: {provider.SkipReason}");
        }

        using var tagger = provider.Tagger;
        var imageMapper = new TagMapper(taxonomy, provider.Map!);
        foreach (var image in ImageInputs.Expand(images))
        {
            var response = await tagger.TagAsync(image.Source, cancellationToken: cancellationToken).ConfigureAwait(false);
            yield return (image.Id, imageMapper.Map(response));
        }
    }
}
