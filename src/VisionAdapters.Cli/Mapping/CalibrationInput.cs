using System.CommandLine;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>What <c>map calibrate</c> fits on: labels, and either predictions or answers that are mapped first.</summary>
internal sealed class CalibrationInput
{
    public Option<string> Labels { get; } = new("--labels")
    {
        Description = "The true values: image,facet,value.",
        Required = true,
        HelpName = "L.csv",
    };

    public Option<string?> Predictions { get; } = new("--predictions")
    {
        Description = "Scored values: image,facet,value,confidence and optionally provider.",
        HelpName = "P.csv",
    };

    public Option<string?> Answers { get; } = new("--answers")
    {
        Description = "Answers of one provider, mapped first: one JSON object (.json) or one a line (.jsonl), whose 'id' is the image.",
        HelpName = "FILE",
    };

    public Option<string?> Provider { get; } = new("--provider")
    {
        Description = "The provider whose answers they are, or the path of its map; with --predictions, the only provider to calibrate.",
        HelpName = "ID",
    };

    public Option<string?> Images { get; } = new("--images")
    {
        Description = "All images, in a column 'image', so that one without labels or predictions counts too.",
        HelpName = "I.csv",
    };

    public Option<string?> Taxonomy { get; } = new("--taxonomy")
    {
        Description = "The taxonomy of the values; 'fashion' with --answers.",
        HelpName = "NAME",
    };

    public Option<string?> MultiValued { get; } = new("--multi-valued")
    {
        Description = "Facets where an image may have several values, separated by commas.",
        HelpName = "facet,...",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Labels, Predictions, Answers, Provider, Images, Taxonomy, MultiValued })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the set and names the files that it came from.</summary>
    public (ScoringSet Set, TaxonomyDefinition? Taxonomy, IReadOnlyList<CalibrationSource> Sources) Read(ParseResult parsed)
    {
        var (predictions, answers) = (parsed.GetValue(Predictions), parsed.GetValue(Answers));
        if ((predictions is null) == (answers is null))
        {
            throw new UsageException("Give --predictions P.csv, or --answers FILE with --provider ID.");
        }

        var catalog = new TaxonomyCatalog();
        var taxonomyName = parsed.GetValue(Taxonomy) ?? (answers is null ? null : "fashion");
        var taxonomy = taxonomyName is null ? null : catalog.LoadTaxonomy(taxonomyName);
        var files = new ScoringCsvSources
        {
            Labels = parsed.GetRequiredValue(Labels),
            Predictions = predictions ?? "",
            Images = parsed.GetValue(Images),
            MultiValuedFacets =
                parsed.GetValue(MultiValued)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Taxonomy = taxonomy,
        };
        var sources = new List<CalibrationSource> { CalibrationSource.FromFile("labels", files.Labels) };
        sources.AddRange(files.Images is null ? [] : [CalibrationSource.FromFile("images", files.Images)]);
        if (predictions is not null)
        {
            sources.Add(CalibrationSource.FromFile("predictions", predictions));
            return (OfProvider(ScoringCsv.Read(files), parsed.GetValue(Provider)), taxonomy, sources);
        }

        var providers = ProviderAssembly.ReadProviders(parsed);
        var map = catalog.LoadProviderMap(providers.MapOf(parsed.GetValue(Provider) ?? providers.All[0].Id), taxonomy!);
        sources.Add(CalibrationSource.FromFile("answers", answers!));
        sources.Add(new CalibrationSource { Role = "map", File = map.SourceFile, Sha256 = map.ContentHash });
        return (
            LabeledAnswers.Map(ScoringCsv.ReadTruth(files), AnswerFile.Read(answers!, map, providers), new TagMapper(map)),
            taxonomy,
            sources);
    }

    private static ScoringSet OfProvider(ScoringSet set, string? provider)
    {
        if (provider is null)
        {
            return set;
        }

        var kept = set.Predictions.Where(predictions => predictions.Provider == provider).ToList();
        return kept.Count > 0
            ? new ScoringSet { Name = set.Name, Images = set.Images, Truth = set.Truth, Problems = set.Problems, Predictions = kept }
            : throw new UsageException($"There are no predictions of '{provider}'; there are some of "
                + $"{string.Join(", ", set.Predictions.Select(predictions => predictions.Provider))}.");
    }
}
