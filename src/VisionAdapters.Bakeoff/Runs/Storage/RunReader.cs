using System.Text.Json;
using Microsoft.Data.Sqlite;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads what a run is about and what came of it.</summary>
internal static class RunReader
{
    public static RunDescription ReadDescription(SqliteConnection connection) => connection.Query(
        """
        SELECT id, started, tool, configuration_hash, seed, threshold, dataset, taxonomy, (SELECT MAX(answered) FROM outcome),
            primary_facet, margin, max_failed_share, calibration
        FROM run
        """,
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
            PrimaryFacet = reader.TextOrNull(9),
            Margin = reader.NumberOrNull(10),
            MaxFailedShare = reader.NumberOrNull(11),
            Calibration = reader.GetBoolean(12),
        }).SingleOrDefault()
        ?? throw new BakeoffRunException($"{RunConnection.FileName} describes no run: it was broken off while it was made. Run again to "
            + "begin it anew.");

    public static IReadOnlyList<RunProvider> ReadProviders(SqliteConnection connection) => connection
        .Query(
            """
            SELECT id, request, map, heads, skipped, emulated, out_of_budget,
                (SELECT SUM(seconds) FROM session WHERE request = provider.request),
                (SELECT SUM(images) FROM session WHERE request = provider.request)
            FROM provider ORDER BY position
            """,
            reader => new RunProvider
            {
                Id = reader.GetString(0),
                Request = reader.TextOrNull(1),
                Map = reader.TextOrNull(2),
                Heads = reader.IsDBNull(3) ? [] : reader.ReadJson(3, StoredJsonContext.Default.MapHeadArray),
                Skipped = reader.TextOrNull(4),
                IsEmulated = reader.GetBoolean(5),
                IsOutOfBudget = reader.GetBoolean(6),
                Seconds = reader.NumberOrNull(7),
                Images = reader.NumberOrNull(8),
            })
        .ToArray();

    /// <summary>Reads a kept taxonomy or map: its name and its texts.</summary>
    public static (string Name, IReadOnlyList<string> Texts) ReadDocument(SqliteConnection connection, string hash) => connection
        .Query(
            "SELECT name, texts FROM document WHERE hash = $hash",
            reader => (Name: reader.GetString(0), Texts: Compressed.DecompressTexts(reader.GetFieldValue<byte[]>(1))),
            ("$hash", hash))
        .SingleOrDefault() is { Texts.Count: > 0 } document
        ? document
        : throw RunConnection.Damaged(connection, "the text of a taxonomy or map is missing");

    public static IReadOnlyList<(string Id, StoredClass[] Classes, FacetRule Rule)> ReadFacets(SqliteConnection connection) => connection
        .Query(
            "SELECT id, classes, several, is_several_declared FROM facet ORDER BY position",
            reader => (
                reader.GetString(0),
                reader.ReadJson(1, StoredJsonContext.Default.StoredClassArray),
                new FacetRule(
                    reader.TextOrNull(2) is { } several ? Enum.Parse<SeveralValuesPolicy>(several) : null, reader.GetBoolean(3))))
        .ToArray();

    public static SortedDictionary<string, int> ReadProblems(SqliteConnection connection)
    {
        var problems = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (
            var (kind, count) in connection.Query("SELECT kind, count FROM problem", reader => (reader.GetString(0), reader.GetInt32(1))))
        {
            problems.Add(kind, count);
        }

        return problems;
    }

    /// <summary>Reads the images' ids, true values as they were corrected, groups and contents, in the set's order.</summary>
    public static IReadOnlyList<RunImage> ReadImages(SqliteConnection connection) =>
        CorrectionStore.Apply(connection, ReadLabels(connection));

    private static RunImage[] ReadLabels(SqliteConnection connection) => connection
        .Query(
            "SELECT id, truth, image_group, content FROM image ORDER BY position",
            reader => new RunImage
            {
                Id = reader.GetString(0),
                Truth = reader.ReadJson(1, StoredJsonContext.Default.IReadOnlyListStringArray),
                Group = reader.TextOrNull(2),
                Content = reader.TextOrNull(3),
            })
        .ToArray();

    /// <summary>Tells how many answers the run holds of each request to a provider.</summary>
    public static IReadOnlyList<(string Request, string Meaning, int Answers)> CountAnswers(
        SqliteConnection connection, string provider, bool isEmulated) =>
        connection
        .Query(
            """
            SELECT request.id, request.meaning, COUNT(*) FROM request JOIN outcome ON outcome.request = request.id
            WHERE request.provider = $provider AND ask_again = 0 AND emulated <= $emulated GROUP BY request.id ORDER BY MAX(answered) DESC
            """,
            reader => (reader.GetString(0), reader.GetString(1), reader.GetInt32(2)),
            ("$provider", provider),
            ("$emulated", isEmulated ? 1 : 0))
        .ToArray();

    /// <summary>Reads a provider's outcomes in the set's order, one at a time; images without one are left out.</summary>
    /// <param name="connection">The run.</param>
    /// <param name="provider">The provider's id.</param>
    /// <param name="parse">Reads wire bytes anew; null takes the answer as it was read when it came.</param>
    public static IEnumerable<OutcomeRow> ReadOutcomes(
        SqliteConnection connection, string provider, Func<RawResponse, TaggingResponse>? parse) =>
        connection.Query(
        """
        WITH place AS (SELECT id, content, ROW_NUMBER() OVER (ORDER BY position) - 1 AS place FROM image)
        SELECT place.place, place.id, error_kind, error_message, latency_ms, model_version, request_id,
            outcome.emulated, units, cost_usd, answer, raw_type, raw
        FROM provider JOIN place JOIN outcome ON outcome.content = place.content AND outcome.request = provider.request
        WHERE provider.id = $provider ORDER BY place.place
        """,
        reader => new OutcomeRow { ImageIndex = reader.GetInt32(0), Outcome = ReadOutcome(reader, provider, parse) },
        ("$provider", provider));

    /// <summary>
    /// Reads the contents that a request needs no asking for: those that are answered or failed for good, and those whose stored bytes the
    /// adapter can read now.
    /// </summary>
    public static IEnumerable<string> ReadSettled(
        SqliteConnection connection, string request, bool isEmulated, Func<RawResponse, TaggingResponse>? parse) => connection
        .Query(
            """
            SELECT content, ask_again, raw_type, raw FROM outcome
            WHERE request = $request AND emulated <= $emulated AND (ask_again = 0 OR raw IS NOT NULL)
            """,
            reader => (Content: reader.GetString(0), IsSettled: !reader.GetBoolean(1) || TryParse(ReadRaw(reader, 2), parse) is not null),
            ("$request", request),
            ("$emulated", isEmulated ? 1 : 0))
        .Where(outcome => outcome.IsSettled)
        .Select(outcome => outcome.Content);

    /// <summary>Tells whether a request was ever answered.</summary>
    public static bool HasAnswer(SqliteConnection connection, string request, bool isEmulated) => connection
        .Query(
            "SELECT EXISTS (SELECT 1 FROM outcome WHERE request = $request AND error_kind IS NULL AND emulated <= $emulated)",
            reader => reader.GetBoolean(0),
            ("$request", request),
            ("$emulated", isEmulated ? 1 : 0))
        .Single();

    /// <summary>Tells whether an answer that could not be read when it came can be read now.</summary>
    public static bool IsReadable(SqliteDataReader reader, int typeColumn, Func<RawResponse, TaggingResponse>? parse) =>
        TryParse(ReadRaw(reader, typeColumn), parse) is not null;

    private static RunOutcome ReadOutcome(SqliteDataReader reader, string provider, Func<RawResponse, TaggingResponse>? parse)
    {
        var (kind, raw) = (reader.TextOrNull(2), ReadRaw(reader, 11));
        var content = kind is not null ? TryParse(raw, parse)
            : raw is not null && parse is not null ? Parse(raw, parse, provider, reader.GetString(1))
            : reader.TextOrNull(10) is { } answer ? StoredAnswer.Read(answer).ToResponse(provider)
            : null;
        return new RunOutcome
        {
            Image = reader.GetString(1),
            ErrorKind = kind is not null && content is null ? Enum.Parse<TaggingErrorKind>(kind) : null,
            ErrorMessage = content is null ? reader.TextOrNull(3) : null,
            CostUsd = reader.NumberOrNull(9),
            Response = content is null ? null : Complete(content, reader, provider, raw),
        };
    }

    /// <summary>Adds to an answer what only the call knew.</summary>
    private static TaggingResponse Complete(TaggingResponse content, SqliteDataReader reader, string provider, RawResponse? raw) =>
        new(content)
        {
            Provider = provider,
            ModelVersion = reader.TextOrNull(5) ?? content.ModelVersion,
            RequestId = reader.TextOrNull(6),
            Latency = TimeSpan.FromMilliseconds(reader.NumberOrNull(4) ?? 0),
            IsEmulated = reader.GetBoolean(7),
            Usage = reader.IsDBNull(8) ? [] : reader.ReadJson(8, StoredJsonContext.Default.BillableUsageArray),
            RawRepresentation = raw,
        };

    private static RawResponse? ReadRaw(SqliteDataReader reader, int typeColumn) => reader.TextOrNull(typeColumn) is { } type
        ? new RawResponse { ContentType = type, Body = Compressed.Decompress(reader.GetFieldValue<byte[]>(typeColumn + 1)) }
        : null;

    /// <summary>Reads an answer that could not be read when it came; null while it still cannot be.</summary>
    private static TaggingResponse? TryParse(RawResponse? raw, Func<RawResponse, TaggingResponse>? parse)
    {
        try
        {
            return raw is null ? null : parse?.Invoke(raw);
        }
        catch (Exception exception) when (exception is TaggingException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static TaggingResponse Parse(RawResponse raw, Func<RawResponse, TaggingResponse> parse, string provider, string image)
    {
        try
        {
            return parse(raw);
        }
        catch (Exception exception) when (exception is TaggingException or FormatException or JsonException)
        {
            throw new BakeoffRunException($"The stored answer of {provider} to '{image}' cannot be read: {exception.Message}", exception);
        }
    }
}

/// <summary>A provider of a run.</summary>
internal sealed record RunProvider
{
    public required string Id { get; init; }

    /// <summary>Gets the id of what it was asked; null when it was skipped.</summary>
    public string? Request { get; init; }

    /// <summary>Gets the hash of the kept map; null when it was skipped, or when its heads alone say what labels mean.</summary>
    public string? Map { get; init; }

    /// <summary>Gets the heads that were added to the map.</summary>
    public IReadOnlyList<MapHead> Heads { get; init; } = [];

    public string? Skipped { get; init; }

    public bool IsEmulated { get; init; }

    public bool IsOutOfBudget { get; init; }

    /// <summary>Gets how long it was asked, over all sessions.</summary>
    public double? Seconds { get; init; }

    /// <summary>Gets for how many images.</summary>
    public double? Images { get; init; }
}

/// <summary>What a run says of itself.</summary>
internal sealed record RunDescription
{
    public required RunSummary Summary { get; init; }

    public required double Threshold { get; init; }

    public required string Dataset { get; init; }

    public string? PrimaryFacet { get; init; }

    public double? Margin { get; init; }

    public double? MaxFailedShare { get; init; }

    public bool Calibration { get; init; }

    /// <summary>Gets the hash of the kept taxonomy.</summary>
    public required string Taxonomy { get; init; }
}

/// <summary>An image of a run.</summary>
internal sealed record RunImage
{
    public required string Id { get; init; }

    public required IReadOnlyList<string>?[] Truth { get; init; }

    /// <summary>Gets what images that belong together have in common.</summary>
    public string? Group { get; init; }

    /// <summary>Gets the hash of its bytes; null when it could not be read, or has not been read yet.</summary>
    public string? Content { get; init; }
}

/// <summary>An image of the run with its outcome at one provider.</summary>
internal sealed record OutcomeRow
{
    public required int ImageIndex { get; init; }

    public required RunOutcome Outcome { get; init; }
}
