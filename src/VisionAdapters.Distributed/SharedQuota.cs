using System.Diagnostics;
using Npgsql;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Distributed;

/// <summary>
/// What all workers of a store may ask of one provider and account. Requests are leased in blocks; what is not spent of a block within half
/// a second lapses. Only the clock of the database counts.
/// </summary>
internal sealed class SharedQuota(NpgsqlDataSource source, string provider, string account) : IRequestQuota, IDisposable
{
    private const int LargestBlock = 25;

    private static readonly TimeSpan LeaseTime = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    // While a service asks for quiet nobody asks. A refusal slows all down once; after two seconds without one the pace grows again.
    private const string Lease = """
        WITH present AS (
            SELECT *, clock_timestamp() AS t FROM va.quota WHERE provider = $1 AND account = $2 FOR UPDATE),
        paced AS (
            SELECT *, least(1, factor + 0.05 * greatest(0,
                extract(epoch FROM t - greatest(at, throttled_at + interval '2 seconds')))) AS pace
            FROM present),
        filled AS (
            SELECT *, CASE WHEN blocked_until > t THEN 0
                ELSE least(burst, tokens + rate * pace * greatest(0, extract(epoch FROM t - at))) END AS there
            FROM paced),
        granted AS (
            SELECT *, greatest(0, least(floor(there), greatest(1, least($3, floor(rate / 20))),
                CASE WHEN budget_usd IS NULL OR $4 = 0 THEN 1000000 ELSE floor((budget_usd - spent_usd) / $4 + 1e-9) END))::int AS n
            FROM filled)
        UPDATE va.quota SET tokens = there - n, at = greatest(quota.at, t), factor = pace, spent_usd = quota.spent_usd + n * $4
        FROM granted WHERE quota.provider = granted.provider AND quota.account = granted.account
        RETURNING n,
            (CASE WHEN granted.blocked_until > t THEN extract(epoch FROM granted.blocked_until - t)
                ELSE (1 - there) / (granted.rate * pace) END)::double precision,
            granted.budget_usd IS NOT NULL AND $4 > 0 AND granted.budget_usd - granted.spent_usd + 1e-9 < $4
        """;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _left;
    private long _leased;

    /// <inheritdoc/>
    public async Task<bool> AcquireAsync(double usd, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (_left == 0 || Stopwatch.GetElapsedTime(_leased) > LeaseTime)
            {
                var (granted, wait, isSpent) = await LeaseAsync(usd, cancellationToken).ConfigureAwait(false);
                if (isSpent)
                {
                    return false;
                }

                (_left, _leased) = (granted, Stopwatch.GetTimestamp());
                if (granted == 0)
                {
                    await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
                }
            }

            _left--;
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Tells all workers that the service refused a request for its pace: at most once a second.</summary>
    public async Task ReportThrottledAsync(TimeSpan? retryAfter)
    {
        Volatile.Write(ref _left, 0);
        try
        {
            using var command = source.CreateCommand(
                """
                UPDATE va.quota SET tokens = 0, throttled = throttled + 1,
                    factor = CASE WHEN throttled_at < clock_timestamp() - interval '1 second'
                        THEN greatest(0.05, factor * 0.7) ELSE factor END,
                    throttled_at = clock_timestamp(), blocked_until = greatest(blocked_until, clock_timestamp() + $3 * interval '1 second')
                WHERE provider = $1 AND account = $2
                """);
            command.Parameters.Add(new NpgsqlParameter { Value = provider });
            command.Parameters.Add(new NpgsqlParameter { Value = account });
            command.Parameters.Add(new NpgsqlParameter { Value = (retryAfter ?? TimeSpan.Zero).TotalSeconds });
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (StoreErrors.MayPass(exception))
        {
            // Without the database nobody leases: the quota holds all the same.
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<(int Granted, TimeSpan Wait, bool IsSpent)> LeaseAsync(double usd, CancellationToken cancellationToken)
    {
        try
        {
            using var command = source.CreateCommand(Lease);
            command.Parameters.Add(new NpgsqlParameter { Value = provider });
            command.Parameters.Add(new NpgsqlParameter { Value = account });
            command.Parameters.Add(new NpgsqlParameter { Value = (double)LargestBlock });
            command.Parameters.Add(new NpgsqlParameter { Value = usd });
            using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                // No quota is set.
                return (LargestBlock, TimeSpan.Zero, false);
            }

            var wait = TimeSpan.FromSeconds(Math.Clamp(reader.GetDouble(1), 0.001, LongestWait.TotalSeconds));
            return (reader.GetInt32(0), wait, reader.GetBoolean(2));
        }
        catch (Exception exception) when (StoreErrors.MayPass(exception))
        {
            return (0, TimeSpan.FromSeconds(1), false);
        }
    }
}
