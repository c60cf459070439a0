using Microsoft.Data.Sqlite;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>The taxonomy and the maps that a run keeps.</summary>
internal sealed class RunDocuments(SqliteConnection connection)
{
    private TaxonomyDefinition? _taxonomy;

    public TaxonomyDefinition Taxonomy => _taxonomy ??= ReadTaxonomy();

    public IReadOnlyList<string> Names => connection
        .Query(
            """
            SELECT document.name FROM document JOIN run ON run.taxonomy = document.hash
            UNION ALL
            SELECT provider.id || ': ' || document.name FROM provider JOIN document ON document.hash = provider.map
            """,
            reader => reader.GetString(0))
        .ToArray();

    /// <summary>Makes the map of a provider by its id; null where the run has no such provider, or it was skipped.</summary>
    public LabelMap? FindMap(string providerId) =>
        RunReader.ReadProviders(connection).FirstOrDefault(provider => provider.Id == providerId && provider.Skipped is null) is { } found
            ? ReadMap(found)
            : null;

    /// <summary>Makes the map of a provider, with the heads that were added to it.</summary>
    public LabelMap ReadMap(RunProvider provider)
    {
        LabelMap map;
        if (provider.Map is null)
        {
            map = LabelMap.Empty(provider.Id, Taxonomy);
        }
        else
        {
            var (name, texts) = RunReader.ReadDocument(connection, provider.Map);
            map = TaxonomyCatalog.ParseProviderMap(texts, Taxonomy, $"{name} (kept in {RunConnection.FileName})");
        }

        try
        {
            return provider.Heads.Aggregate(map, (known, head) => known.WithHead(head.Group, head.Facet, head.Labels));
        }
        catch (ArgumentException exception)
        {
            throw new BakeoffRunException(
                $"A head of {provider.Id} does not fit the taxonomy {Taxonomy}: {exception.Message.Split(" (Parameter", 2)[0]}", exception);
        }
    }

    public void Replace(TaxonomyDefinition taxonomy)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute("UPDATE run SET taxonomy = $taxonomy", ("$taxonomy", RunWriter.KeepTaxonomy(connection, taxonomy)));
        transaction.Commit();
        _taxonomy = taxonomy;
    }

    public void Replace(string providerId, LabelMap map)
    {
        if (RunReader.ReadProviders(connection).All(provider => provider.Id != providerId))
        {
            throw new ArgumentException($"The run has no provider '{providerId}'.", nameof(providerId));
        }

        if (map.Taxonomy.ContentHash != Taxonomy.ContentHash)
        {
            throw new ArgumentException($"The map {map} is for another taxonomy than the run's, {Taxonomy}.", nameof(map));
        }

        using var transaction = connection.BeginTransaction();
        connection.Execute(
            "UPDATE provider SET map = $map WHERE id = $id", ("$map", RunWriter.KeepMap(connection, map)), ("$id", providerId));
        transaction.Commit();
    }

    private TaxonomyDefinition ReadTaxonomy()
    {
        var hash = connection.Query("SELECT taxonomy FROM run", reader => reader.GetString(0)).SingleOrDefault()
            ?? throw RunConnection.Damaged(connection, "it describes no run");
        var (name, texts) = RunReader.ReadDocument(connection, hash);
        return TaxonomyCatalog.ParseTaxonomy(texts[0], $"{name} (kept in {RunConnection.FileName})");
    }
}
