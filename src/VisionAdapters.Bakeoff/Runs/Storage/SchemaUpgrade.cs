using System.Text.Json;
using Microsoft.Data.Sqlite;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Turns the tables of version 1 into those of this version. Version 1 kept no wire bytes and no text of what was asked, so its answers are
/// scored as they were read then, and none counts as an answer to a request of today. It named taxonomy and maps by path: they are read
/// once more, and kept by content.
/// </summary>
internal sealed class SchemaUpgrade(SqliteConnection connection)
{
    private const string EmulatedKeySuffix = " emulated";
    private const string HeadsKeySuffix = " map heads";

    private static readonly string[] Tables = ["run", "provider", "facet", "problem", "image", "outcome", "session"];

    private readonly TaxonomyCatalog _catalog = new();

    /// <exception cref="InputFileException">The taxonomy or a map that the run names cannot be loaded.</exception>
    public void FromVersion1()
    {
        foreach (var table in Tables)
        {
            connection.Execute($"ALTER TABLE {table} RENAME TO old_{table}");
        }

        connection.Execute(RunSchema.Tables);
        var taxonomy = _catalog.LoadTaxonomy(connection.Query("SELECT taxonomy FROM old_run", reader => reader.GetString(0)).Single());
        connection.Execute(
            """
            INSERT INTO run SELECT id, started, tool, configuration_hash, seed, threshold, dataset, $taxonomy,
                NULL, NULL, NULL, NULL, 0 FROM old_run;
            INSERT INTO facet SELECT place, id, classes, NULL, 0 FROM old_facet;
            INSERT INTO problem SELECT kind, count FROM old_problem;
            INSERT INTO image SELECT place, id, content, truth, NULL FROM old_image;
            """,
            ("$taxonomy", RunWriter.KeepTaxonomy(connection, taxonomy)));
        foreach (var (index, id, map, skipped) in ReadProviders())
        {
            Move(index, id, map, skipped, taxonomy);
        }

        connection.Execute(string.Concat(Tables.Append("configuration").Select(table => "DROP TABLE "
            + $"{(table == "configuration" ? "" : "old_")}{table};")));
    }

    private (int Index, string Id, string? Map, string? Skipped)[] ReadProviders() => connection
        .Query(
            "SELECT place, id, map, skipped FROM old_provider",
            reader => (reader.GetInt32(0), reader.GetString(1), reader.TextOrNull(2), reader.TextOrNull(3)))
        .ToArray();

    private void Move(int index, string id, string? mapName, string? skipped, TaxonomyDefinition taxonomy)
    {
        var request = RequestIdentity.Create(id, MeaningOf(id), isEmulated: Setting(id + EmulatedKeySuffix) is not null);
        var map = mapName is "" ? null : _catalog.LoadProviderMap(mapName ?? id, taxonomy);
        connection.Execute(
            """
            INSERT INTO request VALUES ($request, $id, $meaning);
            INSERT INTO provider VALUES ($position, $id, $request, $map, $heads, $skipped, $emulated, 0);
            INSERT INTO outcome SELECT $request, content, answered, error_kind, error_message, ask_again, latency_ms, model_version,
                request_id, emulated, units, cost_usd, answer, NULL, NULL FROM old_outcome WHERE provider = $id;
            INSERT INTO session SELECT $request, started, seconds, images FROM old_session WHERE provider = $id;
            """,
            ("$request", request.Id),
            ("$id", id),
            ("$meaning", request.Text),
            ("$position", index),
            ("$map", map is null || skipped is not null ? null : RunWriter.KeepMap(connection, map)),
            ("$heads", Setting(id + HeadsKeySuffix)),
            ("$skipped", skipped),
            ("$emulated", Setting(id + EmulatedKeySuffix) is null ? 0 : 1));
    }

    private string MeaningOf(string id)
    {
        var settings = connection.Query(
            "SELECT key, value FROM configuration WHERE key LIKE $id || ' option %' OR key = $id || ' model version' ORDER BY key",
            reader => $"{reader.GetString(0)[(id.Length + 1)..]}={reader.GetString(1)}\n",
            ("$id", id));
        return $"asked-by=version 1 of run.db\n{string.Concat(settings)}";
    }

    private string? Setting(string key) => connection
        .Query("SELECT value FROM configuration WHERE key = $key", reader => reader.GetString(0), ("$key", key))
        .SingleOrDefault();
}
