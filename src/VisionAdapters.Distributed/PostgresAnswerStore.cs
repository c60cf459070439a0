using Npgsql;
using NpgsqlTypes;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Distributed;

/// <summary>
/// Stores the answers of one request, each once: a second answer is taken only in the place of a failure that may pass. A batch is one
/// round trip.
/// </summary>
internal sealed class PostgresAnswerStore(
    NpgsqlDataSource source, string run, Action<string> tellProblem, CancellationToken giveUp)
    : BatchedAnswerStore(timeProvider: null, tellProblem, giveUp)
{
    private const string Contents = """
        UPDATE va.image SET content = told.content FROM unnest($2::text[], $3::text[]) AS told (id, content)
        WHERE image.run = $1 AND image.id = told.id AND image.place BETWEEN $4 AND $5 AND image.content IS DISTINCT FROM told.content
        """;

    private const string Outcomes = """
        INSERT INTO va.outcome SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[],
            $8::double precision[], $9::text[], $10::text[], $11::boolean[], $12::text[], $13::double precision[], $14::text[], $15::text[],
            $16::bytea[])
        ON CONFLICT (request, content) DO UPDATE SET run = excluded.run, answered = excluded.answered, error_kind = excluded.error_kind,
            error_message = excluded.error_message, ask_again = excluded.ask_again, latency_ms = excluded.latency_ms,
            model_version = excluded.model_version, request_id = excluded.request_id, emulated = excluded.emulated,
            units = excluded.units, cost_usd = excluded.cost_usd, answer = excluded.answer, raw_type = excluded.raw_type,
            raw = excluded.raw
        WHERE outcome.ask_again
        """;

    /// <summary>Gets the first and the last place of the images, for the update of their contents.</summary>
    public required (long First, long Last) Places { get; init; }

    protected override bool MayPass(Exception exception) => StoreErrors.MayPass(exception);

    protected override async Task WriteAsync(IReadOnlyList<OutcomeRecord> batch)
    {
        var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // Both in one round trip, and in one transaction.
            var commands = new NpgsqlBatch(connection);
            await using (commands.ConfigureAwait(false))
            {
                var contents = batch.DistinctBy(record => record.ImageId).ToArray();
                var told = new NpgsqlBatchCommand(Contents);
                told.Parameters.Add(new NpgsqlParameter { Value = run });
                Add(told, contents, NpgsqlDbType.Text, record => record.ImageId);
                Add(told, contents, NpgsqlDbType.Text, record => record.Content);
                told.Parameters.Add(new NpgsqlParameter { Value = Places.First });
                told.Parameters.Add(new NpgsqlParameter { Value = Places.Last });
                commands.BatchCommands.Add(told);

                // A statement may touch a row once: of two outcomes of one image the later one counts.
                OutcomeRecord[] outcomes = [.. batch.Where(record => record.Request is not null)
                    .GroupBy(record => record.Content, StringComparer.Ordinal).Select(same => same.Last())];
                if (outcomes.Length > 0)
                {
                    commands.BatchCommands.Add(Insert(outcomes));
                }

                await commands.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        }
    }

    private NpgsqlBatchCommand Insert(OutcomeRecord[] outcomes)
    {
        var insert = new NpgsqlBatchCommand(Outcomes);
        Add(insert, outcomes, NpgsqlDbType.Text, record => record.Request);
        Add(insert, outcomes, NpgsqlDbType.Text, record => record.Content);
        Add(insert, outcomes, NpgsqlDbType.Text, _ => run);
        Add(insert, outcomes, NpgsqlDbType.Text, record => RunConnection.Write(record.Answered));
        Add(insert, outcomes, NpgsqlDbType.Text, record => record.Error?.Kind.ToString());
        Add(insert, outcomes, NpgsqlDbType.Text, record =>
            PathFreeText.From(record.Error?.Message)?.Replace("\0", "", StringComparison.Ordinal));
        Add(insert, outcomes, NpgsqlDbType.Boolean, record => record.AskAgain);
        Add(insert, outcomes, NpgsqlDbType.Double, record => record.Response?.Latency.TotalMilliseconds);
        Add(insert, outcomes, NpgsqlDbType.Text, record => record.Response?.ModelVersion);
        Add(insert, outcomes, NpgsqlDbType.Text, record => record.Response?.RequestId ?? record.Error?.RequestId);
        Add(insert, outcomes, NpgsqlDbType.Boolean, record => record.Response is { IsEmulated: true });
        Add(insert, outcomes, NpgsqlDbType.Text, record => record.Units);
        Add(insert, outcomes, NpgsqlDbType.Double, record => record.CostUsd);
        Add(insert, outcomes, NpgsqlDbType.Text, record => record.Response is { } response ? StoredAnswer.Write(response) : null);
        Add(insert, outcomes, NpgsqlDbType.Text, record => record.Raw?.ContentType);
        Add(insert, outcomes, NpgsqlDbType.Bytea, record => record.Raw is { } raw ? Compressed.Compress(raw.Body.Span) : null);
        return insert;
    }

    private static void Add<T>(NpgsqlBatchCommand command, OutcomeRecord[] records, NpgsqlDbType type, Func<OutcomeRecord, T> value) =>
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = Array.ConvertAll(records, record => value(record)),
            NpgsqlDbType = NpgsqlDbType.Array | type,
        });
}

/// <summary>Which errors of the database pass.</summary>
internal static class StoreErrors
{
    /// <summary>A server that restarts, is full or unreachable; an error of the statement itself stays.</summary>
    public static bool MayPass(Exception exception) => exception switch
    {
        PostgresException error => error.IsTransient || error.SqlState is PostgresErrorCodes.DiskFull or PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException or IOException or TimeoutException => true,
        _ => false,
    };
}
