namespace VisionAdapters.Distributed;

/// <summary>What all workers of a store together may ask of one provider and account.</summary>
public sealed record DistributedQuota
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets the name of the account, or of the region, whose quota it is.</summary>
    public required string Account { get; init; }

    /// <summary>Gets the requests per minute.</summary>
    public required double PerMinute { get; init; }

    /// <summary>Gets the share of them that is asked for now, in (0, 1]: less than 1 after the service refused requests.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Gets how often the service refused a request for its pace.</summary>
    public long Throttled { get; init; }

    /// <summary>Gets what may be spent in US dollars at list prices; <see langword="null"/> sets no limit.</summary>
    public double? BudgetUsd { get; init; }

    /// <summary>Gets what was spent or set aside of it.</summary>
    public double SpentUsd { get; init; }
}
