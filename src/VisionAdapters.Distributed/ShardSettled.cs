using Npgsql;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Distributed;

/// <summary>
/// Tells what of a shard is answered. What an earlier delivery of the shard stored is read at once; only where another run has asked the
/// same, each image is looked up by its content.
/// </summary>
internal sealed class ShardSettled : ISettledAnswers
{
    private readonly NpgsqlDataSource _source;
    private readonly BakeoffProvider _provider;
    private readonly HashSet<string> _known;
    private readonly bool _looksUp;

    private ShardSettled(NpgsqlDataSource source, BakeoffProvider provider, HashSet<string> known, bool hasAnswer, bool looksUp)
    {
        (_source, _provider, _known, HasAnswer, _looksUp) = (source, provider, known, hasAnswer, looksUp);
    }

    public bool HasAnswer { get; }

    public static async Task<ShardSettled> ReadAsync(
        NpgsqlDataSource source, string run, BakeoffProvider provider, (long First, long Last) places, CancellationToken cancellationToken)
    {
        using var command = source.CreateCommand(
            """
            SELECT EXISTS (SELECT 1 FROM va.outcome WHERE request = $2 AND error_kind IS NULL AND emulated <= $3),
                EXISTS (SELECT 1 FROM va.outcome WHERE request = $2 AND run <> $1),
                ARRAY (SELECT content FROM va.image JOIN va.outcome USING (content)
                    WHERE image.run = $1 AND place BETWEEN $4 AND $5 AND request = $2 AND NOT ask_again AND emulated <= $3)
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = run });
        command.Parameters.Add(new NpgsqlParameter { Value = provider.Request.Id });
        command.Parameters.Add(new NpgsqlParameter { Value = provider.IsEmulated });
        command.Parameters.Add(new NpgsqlParameter { Value = places.First });
        command.Parameters.Add(new NpgsqlParameter { Value = places.Last });
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new ShardSettled(
            source,
            provider,
            new HashSet<string>(reader.GetFieldValue<string[]>(2), StringComparer.Ordinal),
            reader.GetBoolean(0),
            reader.GetBoolean(1));
    }

    public bool Contains(string content) => _known.Contains(content) || (_looksUp && Find(content));

    public void Dispose()
    {
    }

    private bool Find(string content)
    {
        using var command = _source.CreateCommand(
            "SELECT EXISTS (SELECT 1 FROM va.outcome WHERE request = $1 AND content = $2 AND NOT ask_again AND emulated <= $3)");
        command.Parameters.Add(new NpgsqlParameter { Value = _provider.Request.Id });
        command.Parameters.Add(new NpgsqlParameter { Value = content });
        command.Parameters.Add(new NpgsqlParameter { Value = _provider.IsEmulated });
        return command.ExecuteScalar() is true;
    }
}
