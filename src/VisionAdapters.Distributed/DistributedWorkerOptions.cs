namespace VisionAdapters.Distributed;

/// <summary>How a worker works.</summary>
public sealed class DistributedWorkerOptions
{
    /// <summary>Gets or sets the ids of the providers that are served; <see langword="null"/> serves all that this machine can.</summary>
    public IReadOnlyCollection<string>? Providers { get; set; }

    /// <summary>
    /// Gets or sets the folder, zip or tar of the images on this machine; <see langword="null"/> takes the path that the submitter had.
    /// </summary>
    public string? ImagesRoot { get; set; }

    /// <summary>Gets or sets the account whose quotas count; see <see cref="DistributedStore.SetQuotaAsync"/>.</summary>
    public string Account { get; set; } = DistributedStore.DefaultAccount;

    /// <summary>Gets or sets the number of shards of one provider that are under way at once.</summary>
    public int ShardsAtOnce { get; set; } = 2;

    /// <summary>
    /// Gets or sets the calls under way at once for each shard; see <see cref="Bakeoff.BakeoffRunnerOptions.MaxConcurrency"/>.
    /// </summary>
    public int? MaxConcurrency { get; set; }

    /// <summary>Gets or sets how long calls under way may take to end when the worker is stopped. The default is 10 seconds.</summary>
    public TimeSpan CancellationGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the emulator that stands in for the services; <see langword="null"/> asks the services.</summary>
    public Uri? Emulator { get; set; }
}
