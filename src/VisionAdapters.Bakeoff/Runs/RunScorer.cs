using VisionAdapters.Evaluation;
using Microsoft.Data.Sqlite;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Scores a run: stored answers, mapped onto the taxonomy, projected onto the classes that the labels tell apart, against the truth.</summary>
internal sealed class RunScorer(SqliteConnection connection, RunDescription description, TaxonomyCatalog catalog)
{
    private const string NotAskedYet = "The run was broken off before this provider's turn: run again to resume it.";

    private readonly TaxonomyDefinition _taxonomy = catalog.LoadTaxonomy(description.Taxonomy);

    public BakeoffResults Score(ScoringOptions? options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        options = options?.Clone() ?? new ScoringOptions { Threshold = description.Threshold, Seed = description.Summary.Seed };
        options.Ancestors ??= AncestorsOf;
        var (set, providers, tallies) = Read(cancellationToken);
        var scored = BakeoffScorer.Score(set, options, progress, cancellationToken);
        var results = scored.Providers.ToDictionary(provider => provider.Id, StringComparer.Ordinal);
        return scored with
        {
            Run = description.Summary,
            Providers = providers.Select(provider => tallies.TryGetValue(provider.Id, out var tally)
                ? tally.Complete(results[provider.Id], provider)
                : new ProviderResult { Id = provider.Id, Skipped = provider.Skipped ?? NotAskedYet }).ToArray(),
        };
    }

    /// <summary>Maps the stored answers onto the classes of the labels.</summary>
    public ScoringSet ReadSet(CancellationToken cancellationToken) => Read(cancellationToken).Set;

    private (ScoringSet Set, IReadOnlyList<RunProvider> Providers, Dictionary<string, ProviderAnswers> Tallies) Read(CancellationToken cancellationToken)
    {
        var spaces = RunReader.ReadFacets(connection).Select(facet => MakeSpace(facet.Id, facet.Classes)).ToArray();
        var images = RunReader.ReadImages(connection);
        var providers = RunReader.ReadProviders(connection);
        var tallies = providers
            .Where(provider => provider.Skipped is null)
            .Select(provider => Read(provider, spaces, images.Count, cancellationToken))
            .Where(tally => tally.Images > 0)
            .ToDictionary(tally => tally.Provider, StringComparer.Ordinal);

        // Of a run that was broken off, the images that all providers have an outcome of.
        var places = Enumerable.Range(0, images.Count).Where(place => tallies.Values.All(tally => tally.HasOutcome(place))).ToArray();
        var set = new ScoringSet
        {
            Name = description.Dataset,
            Problems = RunReader.ReadProblems(connection),
            Images = Array.ConvertAll(places, place => images[place].Id),
            Truth = spaces.Select((space, facet) => new FacetTruth
            {
                Facet = space.Facet.Id,
                Name = space.Facet.Name,
                IsMultiValued = space.Facet.IsMultiValued,
                Values = Array.ConvertAll(places, place => images[place].Truth[facet]),
            }).ToArray(),
            Predictions = tallies.Values.Select(tally => tally.Predict(spaces, places)).ToArray(),
        };
        return (set, providers, tallies);
    }

    private ProviderAnswers Read(RunProvider provider, LabelSpace[] spaces, int images, CancellationToken cancellationToken)
    {
        var mapper = new TagMapper(LoadMap(provider));
        var tally = new ProviderAnswers(provider.Id, spaces.Length, images);
        foreach (var row in RunReader.ReadOutcomes(connection, provider.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            tally.Add(row, response =>
            {
                var mapping = mapper.Map(response);
                return Array.ConvertAll(spaces, space => (IReadOnlyList<ScoredValue>)space.Project(mapping)
                    .Select(value => new ScoredValue(value.Value.Id, value.Confidence))
                    .ToArray());
            });
        }

        return tally;
    }

    private LabelMap LoadMap(RunProvider provider)
    {
        var map = provider.Map is "" ? LabelMap.Empty(provider.Id, _taxonomy) : catalog.LoadProviderMap(provider.Map ?? provider.Id, _taxonomy);
        try
        {
            return RunReader.ReadAddedHeads(connection, provider.Id).Aggregate(map, (known, head) => known.WithHead(head.Group, head.Facet, head.Labels));
        }
        catch (ArgumentException exception)
        {
            throw new BakeoffRunException($"A head of {provider.Id} does not fit the taxonomy {_taxonomy} any more: {exception.Message.Split(" (Parameter", 2)[0]}", exception);
        }
    }

    private LabelSpace MakeSpace(string facetId, StoredClass[] classes)
    {
        var facet = _taxonomy.FindFacet(facetId) ?? throw Gone("facet", facetId);
        var entries = classes.Select(entry => new LabelSpaceEntry(Find(entry.Value), entry.Includes.Select(Find).ToArray())).ToArray();
        return new LabelSpace(facet, entries);

        FacetValue Find(string value) => facet.Find(value) ?? throw Gone($"value of {facetId}", value);
    }

    private BakeoffRunException Gone(string what, string id) =>
        new($"The taxonomy {_taxonomy} has no {what} '{id}' any more, and the run's labels use it: run the same configuration again to renew the labels (answers are reused).");

    private string[] AncestorsOf(string facetId, string valueId)
    {
        var value = _taxonomy.FindFacet(facetId)?.Find(valueId);
        return value is null ? [] : value.Path.SkipLast(1).ToArray();
    }
}
