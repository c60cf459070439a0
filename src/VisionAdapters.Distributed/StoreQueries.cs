using Npgsql;
using NpgsqlTypes;

namespace VisionAdapters.Distributed;

/// <summary>Sends statements with values to the store.</summary>
internal sealed class StoreQueries(NpgsqlDataSource source)
{
    public async Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object?[] values)
    {
        using var command = source.CreateCommand(sql);
        Array.ForEach(values, value => command.Parameters.Add(Parameter(value)));
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params object?[] values)
    {
        using var command = source.CreateCommand(sql);
        Array.ForEach(values, value => command.Parameters.Add(Parameter(value)));
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Executes a statement that must not be lost when the database restarts.</summary>
    public async Task PersistAsync(string sql, params object?[] values)
    {
        const int tries = 60;
        for (var left = tries; ; left--)
        {
            try
            {
                await ExecuteAsync(sql, CancellationToken.None, values).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (StoreErrors.MayPass(exception) && left > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            }
        }
    }

    public static NpgsqlParameter Parameter(object? value) => value is null
        ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }
        : new NpgsqlParameter { Value = value };
}
