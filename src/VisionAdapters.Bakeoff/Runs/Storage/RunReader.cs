using VisionAdapters.Evaluation;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads what a run is about and what came of it.</summary>
internal static class RunReader
{
    public static RunDescription ReadDescription(SqliteConnection connection) => connection.Query(
        "SELECT id, started, tool, configuration_hash, seed, threshold, dataset, taxonomy, (SELECT MAX(answered) FROM outcome) FROM run",
        reader => new RunDescription
        {
            Summary = new RunSummary
            {
                Id = reader.GetString(0),
                Started = RunConnection.ReadTime(reader.GetString(1)),
                Finished = RunConnection.ReadTime(reader.TextOrNull(8) ?? reader.GetString(1)),
                Tool = reader.GetString(2),
                ConfigurationHash = reader.GetString(3),
                Seed = reader.GetInt32(4),
            },
            Threshold = reader.GetDouble(5),
            Dataset = reader.GetString(6),
            Taxonomy = reader.GetString(7),
        }).SingleOrDefault() ?? throw new BakeoffRunException($"{connection.DataSource} describes no run: it was broken off while it was made. Run again to begin it anew.");

    public static IReadOnlyList<RunProvider> ReadProviders(SqliteConnection connection) => connection
        .Query(
            """
            SELECT id, map, skipped, (SELECT SUM(seconds) FROM session WHERE provider = id), (SELECT SUM(images) FROM session WHERE provider = id),
                EXISTS (SELECT 1 FROM configuration WHERE key = id || $emulated)
            FROM provider ORDER BY place
            """,
            reader => new RunProvider(reader.GetString(0), reader.TextOrNull(1), reader.TextOrNull(2), reader.NumberOrNull(3), reader.NumberOrNull(4), reader.GetBoolean(5)),
            ("$emulated", RunFingerprint.EmulatedKeySuffix))
        .ToArray();

    /// <summary>Reads the heads that were added to a provider's map.</summary>
    public static IReadOnlyList<MapHead> ReadAddedHeads(SqliteConnection connection, string provider) => connection
        .Query(
            "SELECT value FROM configuration WHERE key = $key",
            reader => JsonSerializer.Deserialize(reader.GetString(0), StoredJsonContext.Default.MapHeadArray)!,
            ("$key", provider + RunFingerprint.HeadsKeySuffix))
        .SingleOrDefault() ?? [];

    public static IReadOnlyList<(string Id, StoredClass[] Classes)> ReadFacets(SqliteConnection connection) => connection
        .Query(
            "SELECT id, classes FROM facet ORDER BY place",
            reader => (reader.GetString(0), JsonSerializer.Deserialize(reader.GetString(1), StoredJsonContext.Default.StoredClassArray)!))
        .ToArray();

    public static SortedDictionary<string, int> ReadProblems(SqliteConnection connection)
    {
        var problems = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (kind, count) in connection.Query("SELECT kind, count FROM problem", reader => (reader.GetString(0), reader.GetInt32(1))))
        {
            problems.Add(kind, count);
        }

        return problems;
    }

    /// <summary>Reads the images' ids and true values, in the set's order.</summary>
    public static IReadOnlyList<(string Id, IReadOnlyList<string>?[] Truth)> ReadImages(SqliteConnection connection) => connection
        .Query(
            "SELECT id, truth FROM image ORDER BY place",
            reader => (reader.GetString(0), Truth: JsonSerializer.Deserialize(reader.GetString(1), StoredJsonContext.Default.IReadOnlyListStringArray)!))
        .Select(image => (image.Item1, (IReadOnlyList<string>?[])image.Truth))
        .ToArray();

    /// <summary>Reads a provider's outcomes in the set's order, one at a time; images without one are left out.</summary>
    public static IEnumerable<OutcomeRow> ReadOutcomes(SqliteConnection connection, string provider) => connection.Query(
        """
        SELECT image.place, image.id, error_kind, error_message, latency_ms, model_version, request_id, emulated, units, cost_usd, answer
        FROM image JOIN outcome ON outcome.content = image.content AND outcome.provider = $provider ORDER BY image.place
        """,
        reader => new OutcomeRow { ImagePlace = reader.GetInt32(0), Outcome = ReadOutcome(reader, provider) },
        ("$provider", provider));

    private static RunOutcome ReadOutcome(SqliteDataReader reader, string provider) => new()
    {
        Image = reader.GetString(1),
        ErrorKind = reader.TextOrNull(2) is { } kind ? Enum.Parse<TaggingErrorKind>(kind) : null,
        ErrorMessage = reader.TextOrNull(3),
        CostUsd = reader.NumberOrNull(9),
        Response = reader.TextOrNull(10) is { } answer ? ReadResponse(reader, provider, StoredAnswer.Read(answer)) : null,
    };

    private static TaggingResponse ReadResponse(SqliteDataReader reader, string provider, StoredAnswer answer) => new()
    {
        Provider = provider,
        ModelVersion = reader.TextOrNull(5),
        RequestId = reader.TextOrNull(6),
        Latency = TimeSpan.FromMilliseconds(reader.NumberOrNull(4) ?? 0),
        IsEmulated = reader.GetBoolean(7),
        Usage = reader.TextOrNull(8) is { } units ? JsonSerializer.Deserialize(units, StoredJsonContext.Default.BillableUsageArray)! : [],
        Tags = answer.Tags is { } tags ? Array.ConvertAll(tags, tag => tag.ToTag()) : [],
        Objects = answer.Objects is { } objects ? Array.ConvertAll(objects, found => found.ToObject()) : [],
        Colors = answer.Colors ?? [],
        Captions = answer.Captions ?? [],
    };
}
