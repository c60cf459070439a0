using Hangfire;

namespace VisionAdapters.Distributed;

/// <summary>
/// The job that Hangfire keeps: a stretch of a run's images at one provider. The method's name and parameters are a contract between
/// workers of different versions and never change.
/// </summary>
public sealed class ShardJob
{
    private readonly ShardRunner _runner;

    internal ShardJob(ShardRunner runner) => _runner = runner;

    /// <summary>Asks for what the shard lacks. Delivered twice, it asks for nothing twice.</summary>
    /// <param name="run">The run.</param>
    /// <param name="queue">The provider's queue: its id and the start of its request's hash.</param>
    /// <param name="shard">The number of the shard, from 0.</param>
    /// <param name="cancellationToken">Stops the asking, and gives the shard back.</param>
    /// <returns>A task that ends when the shard is done or given back.</returns>
    [Queue("{1}")]
    [JobDisplayName("{0} {1} shard {2}")]
    [AutomaticRetry(Attempts = 50, DelaysInSeconds = [2, 5, 10, 20, 60])]
    public Task RunAsync(string run, string queue, int shard, CancellationToken cancellationToken) =>
        _runner.RunAsync(run, queue, shard, cancellationToken);
}
