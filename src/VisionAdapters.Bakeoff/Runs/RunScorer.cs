using Microsoft.Data.Sqlite;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Scores a run: stored answers, mapped onto the taxonomy, projected onto the classes that the labels tell apart, against the truth.
/// </summary>
internal sealed class RunScorer(
    SqliteConnection connection,
    RunDescription description,
    RunDocuments documents,
    IReadOnlyDictionary<string, Func<RawResponse, TaggingResponse>> parsers)
{
    private const string NotAskedYet = "The run was broken off before this provider's turn: run again to resume it.";

    private static readonly Dictionary<string, double> NoThresholds = new(StringComparer.Ordinal);

    private readonly TaxonomyDefinition _taxonomy = documents.Taxonomy;

    public BakeoffResults Score(ScoringOptions? options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        options = options?.Clone() ?? MakeOptions();
        options.Ancestors ??= AncestorsOf;
        var (set, providers, answers) = Read(onlyCommon: false, maps: null, cancellationToken);
        var scored = BakeoffScorer.Score(set, options, progress, cancellationToken);
        var results = scored.Providers.ToDictionary(provider => provider.Id, StringComparer.Ordinal);
        return scored with
        {
            Run = description.Summary,
            Dataset = scored.Dataset! with
            {
                Corrections = CorrectionStore.Count(connection),
                ImagesTwice = set.Groups.Count == 0 ? CountTwice() : 0,
            },
            Providers = providers.Select(provider => answers.TryGetValue(provider.Id, out var asked)
                ? asked.Complete(results[provider.Id], provider)
                : new ProviderResult { Id = provider.Id, Skipped = provider.Skipped ?? NotAskedYet }).ToArray(),
        };
    }

    /// <summary>Makes the options that the run was declared with.</summary>
    public ScoringOptions MakeOptions()
    {
        var options = new ScoringOptions
        {
            Threshold = description.Threshold,
            Seed = description.Summary.Seed,
            PrimaryFacet = description.PrimaryFacet,
        };
        options.Margin = description.Margin ?? options.Margin;
        options.MaxFailedShare = description.MaxFailedShare ?? options.MaxFailedShare;
        options.Ancestors = AncestorsOf;
        options.Calibration = description.Calibration ? new CalibrationOptions() : null;
        return options;
    }

    /// <summary>Makes the classes that the labels tell apart, facet by facet.</summary>
    public LabelSpace[] ReadSpaces() =>
        [.. RunReader.ReadFacets(connection).Select(facet => MakeSpace(facet.Id, facet.Classes))];

    /// <summary>Reads what several true values mean, facet by facet.</summary>
    public FacetRule[] ReadRules() => [.. RunReader.ReadFacets(connection).Select(facet => facet.Rule)];

    /// <summary>Maps the stored answers onto the classes of the labels.</summary>
    /// <param name="maps">Another run's maps, for the providers that it has.</param>
    /// <param name="cancellationToken">Stops the mapping.</param>
    public ScoringSet ReadSet(RunDocuments? maps, CancellationToken cancellationToken) =>
        Read(onlyCommon: true, maps, cancellationToken).Set;

    /// <summary>Maps and calibrates the stored answers; null where calibration is no stage of the run.</summary>
    public ScoringSet? ReadCalibrated(CancellationToken cancellationToken) => description.Calibration
        ? CrossCalibration.Apply(Read(onlyCommon: false, maps: null, cancellationToken).Set, new CalibrationOptions())
        : null;

    private (ScoringSet Set, IReadOnlyList<RunProvider> Providers, Dictionary<string, ProviderAnswers> Answers) Read(
        bool onlyCommon, RunDocuments? maps, CancellationToken cancellationToken)
    {
        var spaces = ReadSpaces();
        var images = RunReader.ReadImages(connection);
        if (images.Any(image => image.Truth.Length != spaces.Length))
        {
            throw RunConnection.Damaged(connection, "the labels of an image are not those of its facets");
        }

        var providers = RunReader.ReadProviders(connection);
        var answers = providers
            .Where(provider => provider.Skipped is null)
            .Select(provider => Read(provider, spaces, images.Count, maps, cancellationToken))
            .Where(asked => asked.Images > 0)
            .ToDictionary(asked => asked.Provider, StringComparer.Ordinal);

        // Whoever scores the set by itself, or joined with another run's, does so at the run's own operating point.
        IReadOnlyDictionary<string, double> thresholds = onlyCommon
            ? spaces.ToDictionary(space => space.Facet.Id, _ => description.Threshold, StringComparer.Ordinal)
            : NoThresholds;

        // Of a run that was broken off, the images that all providers have an outcome of; the scorer itself leaves the others out.
        var chosen = Enumerable.Range(0, images.Count)
            .Where(index => !onlyCommon || answers.Values.All(provider => provider.HasOutcome(index)))
            .ToArray();
        var set = new ScoringSet
        {
            Name = description.Dataset,
            Problems = RunReader.ReadProblems(connection),
            Images = Array.ConvertAll(chosen, index => images[index].Id),
            Groups = images.All(image => image.Group is null) ? [] : Array.ConvertAll(chosen, index => images[index].Group),
            Contents = Array.ConvertAll(chosen, index => images[index].Content),
            Truth = ReadRules().Select((rule, facet) =>
                rule.MakeTruth(spaces[facet].Facet, Array.ConvertAll(chosen, index => images[index].Truth[facet]))).ToArray(),
            Predictions =
            [
                .. providers.Where(provider => answers.ContainsKey(provider.Id))
                    .Select(provider => answers[provider.Id].Predict(spaces, chosen, thresholds, provider.IsEmulated)),
            ],
        };
        return (set, providers, answers);
    }

    private int CountTwice() => RunReader.ReadImages(connection)
        .Select(image => image.Content)
        .OfType<string>()
        .CountBy(content => content, StringComparer.Ordinal)
        .Where(content => content.Value > 1)
        .Sum(content => content.Value);

    private ProviderAnswers Read(
        RunProvider provider, LabelSpace[] spaces, int images, RunDocuments? maps, CancellationToken cancellationToken)
    {
        var map = maps?.FindMap(provider.Id) ?? documents.ReadMap(provider);
        var mapper = new TagMapper(map);
        var labels = new AnswerLabels(mapper);
        var asked = new ProviderAnswers(provider.Id, spaces.Length, images) { NotOffered = [.. map.CannotSay.Keys] };
        foreach (var row in RunReader.ReadOutcomes(connection, provider.Id, parsers.GetValueOrDefault(provider.Id)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            asked.Add(row, response =>
            {
                var mapping = mapper.Map(response);
                var values = Array.ConvertAll(spaces, space => (IReadOnlyList<ScoredValue>)space.Project(mapping)
                    .Select(value => new ScoredValue(value.Value.Id, value.Confidence))
                    .ToArray());
                return new MappedAnswer(values, Array.ConvertAll(spaces, space => IsRuledOut(space.Facet, mapping)), labels.Read(response));
            });
        }

        return asked;
    }

    /// <summary>Tells whether an answer's own category is one that the facet is not asked of.</summary>
    private static bool IsRuledOut(Facet facet, MappingResult mapping) =>
        facet is { AppliesTo: [var root, ..] } && mapping.Best(root.Facet.Id) is { } kind && !facet.Applies(kind.Value);

    private LabelSpace MakeSpace(string facetId, StoredClass[] classes)
    {
        var facet = _taxonomy.FindFacet(facetId) ?? throw Gone("facet", facetId);
        var entries = classes.Select(entry => new LabelSpaceEntry
        {
            Value = Find(entry.Value),
            Includes = [.. entry.Includes.Select(Find)],
        })
            .ToArray();
        try
        {
            return new LabelSpace(facet, entries);
        }
        catch (ArgumentException exception)
        {
            throw RunConnection.Damaged(connection, exception.Message.Split(" (Parameter", 2)[0], exception);
        }

        FacetValue Find(string value) => facet.Find(value) ?? throw Gone($"value of {facetId}", value);
    }

    private BakeoffRunException Gone(string what, string id) =>
        new($"The taxonomy {_taxonomy} has no {what} '{id}', and the run's labels use it: run the configuration again to renew the labels "
            + "(answers are reused).");

    private string[] AncestorsOf(string facetId, string valueId)
    {
        var value = _taxonomy.FindFacet(facetId)?.Find(valueId);
        return value is null ? [] : value.Path.SkipLast(1).ToArray();
    }
}
