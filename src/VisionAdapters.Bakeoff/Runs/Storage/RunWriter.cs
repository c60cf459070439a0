using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using VisionAdapters.Files;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Writes what a run is about, all but the outcomes.</summary>
internal static class RunWriter
{
    /// <summary>Adds up what the real answers so far have cost.</summary>
    public static double ReadCost(SqliteConnection connection) => connection
        .Query("SELECT TOTAL(cost_usd) FROM outcome WHERE emulated = 0", reader => reader.GetDouble(0))
        .Single();

    /// <summary>
    /// Writes the run's description anew, in one transaction. Id and start of a resumed run stay, and so do the known contents of images.
    /// </summary>
    public static void Describe(
        SqliteConnection connection,
        LabeledSet set,
        IReadOnlyList<LabeledImage> images,
        IReadOnlyList<BakeoffProvider> providers,
        BakeoffRunnerOptions options,
        DateTimeOffset now)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute("DELETE FROM provider; DELETE FROM facet; DELETE FROM problem; DELETE FROM document;");
        KeepPart(connection, options.Part);
        DescribeRun(connection, set, providers, options, now);
        for (var index = 0; index < providers.Count; index++)
        {
            DescribeProvider(connection, index, providers[index]);
        }

        for (var index = 0; index < set.Facets.Count; index++)
        {
            var classes = set.GetLabelSpace(set.Facets[index].Id).Entries
                .Select(entry => new StoredClass(entry.Value.Id, [.. entry.Includes.Select(value => value.Id)]))
                .ToArray();
            var rule = set.RuleOf(set.Facets[index]);
            connection.Execute(
                "INSERT INTO facet VALUES ($position, $id, $classes, $several, $declared)",
                ("$position", index),
                ("$id", set.Facets[index].Id),
                ("$several", rule.SeveralValues?.ToString()),
                ("$declared", rule.IsDeclared ? 1 : 0),
                ("$classes", JsonSerializer.Serialize(classes, StoredJsonContext.Default.StoredClassArray)));
        }

        foreach (var (kind, count) in set.ProblemCounts)
        {
            connection.Execute("INSERT INTO problem VALUES ($kind, $count)", ("$kind", kind.ToString()), ("$count", count));
        }

        DescribeImages(connection, set.Facets, images, options.Part);
        transaction.Commit();
    }

    /// <summary>Keeps a taxonomy or map by its content.</summary>
    /// <returns>The hash under which it is kept.</returns>
    public static string KeepDocument(SqliteConnection connection, string name, IReadOnlyList<string> texts)
    {
        var hash = ContentHashes.OfText(JsonSerializer.Serialize([.. texts], StoredJsonContext.Default.StringArray));
        connection.Execute(
            "INSERT OR IGNORE INTO document VALUES ($hash, $name, $texts)",
            ("$hash", hash), ("$name", name), ("$texts", Compressed.CompressTexts(texts)));
        return hash;
    }

    public static string KeepTaxonomy(SqliteConnection connection, TaxonomyDefinition taxonomy) =>
        KeepDocument(connection, taxonomy.ToString(), [taxonomy.SourceText]);

    /// <summary>Keeps a map; one of heads alone has no text, and no hash.</summary>
    public static string? KeepMap(SqliteConnection connection, LabelMap map) =>
        map.SourceTexts.Count == 0 ? null : KeepDocument(connection, map.ToString(), map.SourceTexts);

    public static string? WriteHeads(LabelMap map) =>
        map.AddedHeads.Count == 0 ? null : JsonSerializer.Serialize([.. map.AddedHeads], StoredJsonContext.Default.MapHeadArray);

    /// <summary>Notes which part of a run the database holds; a whole run has no such table.</summary>
    private static void KeepPart(SqliteConnection connection, RunPart? part)
    {
        connection.Execute("DROP TABLE IF EXISTS part");
        if (part is not null)
        {
            connection.Execute(RunSchema.PartTable);
            connection.Execute("INSERT INTO part VALUES ($place, $count)", ("$place", part.Index), ("$count", part.Count));
        }
    }

    private static void DescribeProvider(SqliteConnection connection, int index, BakeoffProvider provider)
    {
        var request = provider.Tagger is null ? null : provider.Request;
        if (request is not null)
        {
            connection.Execute(
                "INSERT OR IGNORE INTO request VALUES ($id, $provider, $meaning)",
                ("$id", request.Id), ("$provider", provider.Id), ("$meaning", request.Text));
        }

        connection.Execute(
            "INSERT INTO provider VALUES ($position, $id, $request, $map, $heads, $skipped, $emulated, 0)",
            ("$position", index),
            ("$id", provider.Id),
            ("$request", request?.Id),
            ("$map", provider.Map is { } map ? KeepMap(connection, map) : null),
            ("$heads", provider.Map is { } headed ? WriteHeads(headed) : null),
            ("$skipped", PathFreeText.From(provider.SkipReason)),
            ("$emulated", provider.IsEmulated ? 1 : 0));
    }

    private static void DescribeRun(
        SqliteConnection connection,
        LabeledSet set,
        IReadOnlyList<BakeoffProvider> providers,
        BakeoffRunnerOptions options,
        DateTimeOffset now)
    {
        var hash = HashOf(set, providers, options);
        var started = RunConnection.Write(now);
        connection.Execute(
            """
            INSERT INTO run (id, started, tool, configuration_hash, seed, threshold, dataset, taxonomy)
            SELECT $id, $started, '', '', 0, 0, '', '' WHERE NOT EXISTS (SELECT 1 FROM run)
            """,
            ("$id", ContentHashes.OfText(hash + started)[..12]), ("$started", started));
        connection.Execute(
            """
            UPDATE run SET tool = $tool, configuration_hash = $hash, seed = $seed, threshold = $threshold, dataset = $dataset,
                taxonomy = $taxonomy, dataset_map = $dataset_map, primary_facet = $primary_facet, margin = $margin,
                max_failed_share = $max_failed_share, calibration = $calibration
            """,
            ("$tool", options.Tool),
            ("$hash", hash),
            ("$seed", options.Seed),
            ("$threshold", options.Threshold),
            ("$primary_facet", options.PrimaryFacet),
            ("$margin", options.Margin),
            ("$max_failed_share", options.MaxFailedShare),
            ("$calibration", options.Calibration ? 1 : 0),
            ("$dataset", set.Name),
            ("$taxonomy", KeepTaxonomy(connection, set.Taxonomy)),
            ("$dataset_map", set.Map is { } map ? KeepDocument(connection, $"{map.Id} {map.Version}", [map.SourceText]) : null));
    }

    /// <summary>Returns the SHA-256 of all that decides the results: what was asked, of which images, and what scored it.</summary>
    private static string HashOf(LabeledSet set, IReadOnlyList<BakeoffProvider> providers, BakeoffRunnerOptions options)
    {
        var lines = set.Fingerprints.Select(part => $"dataset {part.Key}={part.Value}").ToList();
        lines.Add($"taxonomy={set.Taxonomy.ContentHash}");
        lines.Add($"dataset map={set.Map?.ContentHash}");
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"max-images={options.MaxImages}"));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"seed={options.Seed}"));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"threshold={options.Threshold:R}"));
        lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"comparison={options.PrimaryFacet} margin={options.Margin:R} max-failed-share={options.MaxFailedShare:R}"));
        lines.AddRange(options.Calibration ? ["calibration"] : Array.Empty<string>());
        lines.AddRange(providers.Select(provider => $"{provider.Id}={provider.Request.Id} {provider.Map?.ContentHash}"));
        return ContentHashes.OfText(string.Join('\n', lines));
    }

    /// <summary>
    /// Writes the images. A resumed run finds them written already and changes nothing; no list of them is held beside the set's own.
    /// </summary>
    private static void DescribeImages(
        SqliteConnection connection, IReadOnlyList<Facet> facets, IReadOnlyList<LabeledImage> images, RunPart? part)
    {
        // An image of a part keeps its position in the set, so that parts join in the set's order.
        var rows = images.Index()
            .Where(image => part?.Contains(image.Item.Id) != false)
            .Select(image => new ImageRow(image.Index, image.Item.Id, WriteTruth(facets, image.Item), image.Item.Group));
        var kept = connection.Query(
            "SELECT position, id, truth, image_group FROM image ORDER BY position",
            reader => new ImageRow(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.TextOrNull(3)));
        if (kept.SequenceEqual(rows))
        {
            return;
        }

        connection.Execute(
            """
            CREATE TEMP TABLE known AS SELECT id, content FROM image WHERE content IS NOT NULL;
            CREATE UNIQUE INDEX temp.known_id ON known (id);
            DELETE FROM image
            """);
        using var insert = connection.Prepare(
            "INSERT INTO image VALUES ($position, $id, (SELECT content FROM temp.known WHERE id = $id), $truth, $group)");
        var position = insert.Parameters.Add("$position", SqliteType.Integer);
        var id = insert.Parameters.Add("$id", SqliteType.Text);
        var truth = insert.Parameters.Add("$truth", SqliteType.Text);
        var group = insert.Parameters.Add("$group", SqliteType.Text);
        foreach (var row in rows)
        {
            (position.Value, id.Value, truth.Value, group.Value) = (row.Position, row.Id, row.Truth, row.Group ?? (object)DBNull.Value);
            insert.ExecuteNonQuery();
        }

        connection.Execute("DROP TABLE temp.known");
    }

    private static string WriteTruth(IReadOnlyList<Facet> facets, LabeledImage image) => JsonSerializer.Serialize(
        facets.Select(facet => image.Truth.GetValueOrDefault(facet.Id)!).ToArray(),
        StoredJsonContext.Default.IReadOnlyListStringArray);

    private readonly record struct ImageRow(long Position, string Id, string Truth, string? Group);
}
