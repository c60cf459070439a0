using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace VisionAdapters.Bakeoff;

/// <summary>Stores answers in a run's <c>run.db</c>.</summary>
internal sealed class OutcomeWriter(
    SqliteConnection connection,
    TimeProvider? timeProvider = null,
    Action<string>? tellProblem = null,
    CancellationToken giveUp = default) : BatchedAnswerStore(timeProvider, tellProblem, giveUp)
{
    protected override bool MayPass(Exception exception) => exception is SqliteException failure && RunConnection.MayPass(failure);

    protected override string CureFor(Exception exception) => RunConnection.CureFor(exception);

    protected override Task WriteAsync(IReadOnlyList<OutcomeRecord> batch)
    {
        WriteBatch(batch);
        return Task.CompletedTask;
    }

    private void WriteBatch(IReadOnlyList<OutcomeRecord> batch)
    {
        using var transaction = connection.BeginTransaction();
        using var key = connection.Prepare("UPDATE image SET content = $content WHERE id = $id");
        using var outcome = connection.Prepare(
            """
            INSERT OR REPLACE INTO outcome (request, content, answered, error_kind, error_message, ask_again, latency_ms, model_version,
                request_id, emulated, units, cost_usd, answer, raw_type, raw)
            VALUES ($request, $content, $answered, $error_kind, $error_message, $ask_again, $latency_ms, $model_version, $request_id,
                $emulated, $units, $cost_usd, $answer, $raw_type, $raw)
            """);
        foreach (var record in batch)
        {
            Run(key, ("$content", record.Content), ("$id", record.ImageId));
            if (record.Request is not null)
            {
                Run(
                    outcome,
                    ("$request", record.Request),
                    ("$content", record.Content),
                    ("$answered", RunConnection.Write(record.Answered)),
                    ("$error_kind", record.Error?.Kind.ToString()),
                    ("$error_message", PathFreeText.From(record.Error?.Message)),
                    ("$ask_again", record.AskAgain ? 1 : 0),
                    ("$latency_ms", record.Response?.Latency.TotalMilliseconds),
                    ("$model_version", record.Response?.ModelVersion),
                    ("$request_id", record.Response?.RequestId ?? record.Error?.RequestId),
                    ("$emulated", record.Response is { IsEmulated: true } ? 1 : 0),
                    ("$units", record.Units),
                    ("$cost_usd", record.CostUsd),
                    ("$answer", record.Response is { } response ? StoredAnswer.Write(response) : null),
                    ("$raw_type", record.Raw?.ContentType),
                    ("$raw", record.Raw is { } raw ? Compressed.Compress(raw.Body.Span) : null));
            }
        }

        transaction.Commit();
    }

    private static void Run(SqliteCommand command, params (string Name, object? Value)[] parameters)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}

/// <summary>What became of one image at one provider, ready to be stored. Without a request, only the image's content is told.</summary>
internal sealed record OutcomeRecord
{
    public required string ImageId { get; init; }

    public required string Content { get; init; }

    /// <summary>Gets the id of what was asked.</summary>
    public string? Request { get; init; }

    public DateTimeOffset Answered { get; init; }

    public TaggingResponse? Response { get; init; }

    /// <summary>Gets what is told when the record is stored.</summary>
    public Action? Stored { get; init; }

    public TaggingException? Error { get; init; }

    public double? CostUsd { get; init; }

    /// <summary>
    /// Gets a value indicating whether a resumed run asks for the image again: the reason of the failure may have gone. What lies in the
    /// image or the request stays as it is, and asking again would only be billed again.
    /// </summary>
    public bool AskAgain => Error is { } error
        && (error.IsTransient
            || error.Kind is TaggingErrorKind.Unknown or TaggingErrorKind.Authentication
                or TaggingErrorKind.PermissionDenied or TaggingErrorKind.QuotaExceeded);

    /// <summary>Gets the wire bytes: those of the answer, or of an answer that the adapter could not read.</summary>
    public RawResponse? Raw => Response?.RawRepresentation ?? Error?.RawRepresentation;

    public string? Units => Response is { Usage.Count: > 0 }
        ? JsonSerializer.Serialize([.. Response.Usage], StoredJsonContext.Default.BillableUsageArray)
        : null;
}
