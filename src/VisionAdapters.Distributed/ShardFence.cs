using Npgsql;

namespace VisionAdapters.Distributed;

/// <summary>
/// Keeps a shard to one process: the engine may deliver it twice, such as when a frozen process wakes up. It is an advisory lock on a
/// connection of its own, which goes straight to the server and ends with the process.
/// </summary>
internal sealed class ShardFence : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private ShardFence(NpgsqlConnection connection) => _connection = connection;

    /// <returns>The fence; null while another process has the shard.</returns>
    public static async Task<ShardFence?> TryTakeAsync(StoreAddress address, string shard, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(address.Direct);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended($1, 7041961201))", connection)
            {
                Parameters = { new() { Value = shard } },
            };
            if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true)
            {
                return new ShardFence(connection);
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>Tells whether the lock is still held: it is lost with its connection.</summary>
    public async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var command = new NpgsqlCommand("SELECT 1", _connection) { CommandTimeout = 10 };
            await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
