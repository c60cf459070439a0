using VisionAdapters.Files;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace VisionAdapters.Bakeoff;

/// <summary>Writes what a run is about, all but the outcomes.</summary>
internal static class RunTables
{
    // Maps and taxonomies that ship name their source from this folder on.
    private const string BuiltInFolder = "taxonomy-maps/";

    public static IReadOnlyList<ConfigurationEntry> ReadConfiguration(SqliteConnection connection) => connection
        .Query("SELECT key, value, decides_answers FROM configuration", reader => new ConfigurationEntry(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)))
        .ToArray();

    /// <summary>Adds up what the real answers so far have cost.</summary>
    public static double ReadCost(SqliteConnection connection) => connection
        .Query("SELECT TOTAL(cost_usd) FROM outcome WHERE emulated = 0", reader => reader.GetDouble(0))
        .Single();

    /// <summary>Writes the run's description anew, in one transaction. Id and start of a resumed run stay, and so do the known contents of images.</summary>
    public static void Describe(
        SqliteConnection connection,
        LabeledSet set,
        IReadOnlyList<LabeledImage> images,
        IReadOnlyList<BakeoffProvider> providers,
        BakeoffRunnerOptions options,
        IReadOnlyList<ConfigurationEntry> configuration)
    {
        using var transaction = connection.BeginTransaction();
        DescribeRun(connection, set, options, RunFingerprint.Hash(configuration));
        connection.Execute("DELETE FROM configuration; DELETE FROM provider; DELETE FROM facet; DELETE FROM problem;");
        foreach (var entry in configuration)
        {
            connection.Execute(
                "INSERT INTO configuration VALUES ($key, $value, $decides)",
                ("$key", entry.Key), ("$value", entry.Value), ("$decides", entry.DecidesAnswers ? 1 : 0));
        }

        for (var place = 0; place < providers.Count; place++)
        {
            connection.Execute(
                "INSERT INTO provider VALUES ($place, $id, $map, $skipped)",
                ("$place", place), ("$id", providers[place].Id), ("$map", providers[place].Map is { } map ? NameOf(map.Id, map.SourceFile) : null), ("$skipped", providers[place].SkipReason));
        }

        for (var place = 0; place < set.Facets.Count; place++)
        {
            var classes = set.Map.GetLabelSpace(set.Facets[place].Id).Entries
                .Select(entry => new StoredClass(entry.Value.Id, [.. entry.Includes.Select(value => value.Id)]))
                .ToArray();
            connection.Execute(
                "INSERT INTO facet VALUES ($place, $id, $classes)",
                ("$place", place), ("$id", set.Facets[place].Id), ("$classes", JsonSerializer.Serialize(classes, StoredJsonContext.Default.StoredClassArray)));
        }

        foreach (var (kind, count) in set.ProblemCounts)
        {
            connection.Execute("INSERT INTO problem VALUES ($kind, $count)", ("$kind", kind.ToString()), ("$count", count));
        }

        DescribeImages(connection, images);
        transaction.Commit();
    }

    private static void DescribeRun(SqliteConnection connection, LabeledSet set, BakeoffRunnerOptions options, string hash)
    {
        var taxonomy = NameOf(set.Map.Taxonomy.Id, set.Map.Taxonomy.SourceFile);
        var started = RunConnection.Write(options.TimeProvider.GetUtcNow());
        connection.Execute(
            """
            INSERT INTO run (id, started, tool, configuration_hash, seed, threshold, dataset, taxonomy)
            SELECT $id, $started, '', '', 0, 0, '', '' WHERE NOT EXISTS (SELECT 1 FROM run)
            """,
            ("$id", ContentHashes.OfText(hash + started)[..12]), ("$started", started));
        connection.Execute(
            "UPDATE run SET tool = $tool, configuration_hash = $hash, seed = $seed, threshold = $threshold, dataset = $dataset, taxonomy = $taxonomy",
            ("$tool", options.Tool), ("$hash", hash), ("$seed", options.Seed), ("$threshold", options.Threshold), ("$dataset", set.Name), ("$taxonomy", taxonomy));
    }

    private static void DescribeImages(SqliteConnection connection, IReadOnlyList<LabeledImage> images)
    {
        var contents = connection
            .Query("SELECT id, content FROM image WHERE content IS NOT NULL", reader => (Id: reader.GetString(0), Content: reader.GetString(1)))
            .ToDictionary(image => image.Id, image => image.Content, StringComparer.Ordinal);
        connection.Execute("DELETE FROM image");
        using var insert = connection.Prepare("INSERT INTO image VALUES ($place, $id, $content, $truth)");
        for (var place = 0; place < images.Count; place++)
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$place", place);
            insert.Parameters.AddWithValue("$id", images[place].Id);
            insert.Parameters.AddWithValue("$content", contents.GetValueOrDefault(images[place].Id) ?? (object)DBNull.Value);
            insert.Parameters.AddWithValue("$truth", JsonSerializer.Serialize([.. images[place].Values], StoredJsonContext.Default.IReadOnlyListStringArray));
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>A built-in file is found again by its name, one of the caller by its path; a map that has no file has no name.</summary>
    private static string NameOf(string id, string sourceFile) =>
        sourceFile.Length == 0 ? "" : sourceFile.StartsWith(BuiltInFolder, StringComparison.Ordinal) ? id : Path.GetFullPath(sourceFile);
}
