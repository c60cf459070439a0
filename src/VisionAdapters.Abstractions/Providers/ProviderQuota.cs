namespace VisionAdapters;

/// <summary>A limit that an account of a provider has unless another one was agreed on.</summary>
public sealed record ProviderQuota
{
    /// <summary>Gets what is limited.</summary>
    public required string Feature { get; init; }

    /// <summary>Gets the limit, in <see cref="Unit"/>.</summary>
    public required double Limit { get; init; }

    /// <summary>Gets the unit of the limit, such as <c>requests/second</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Gets what shares the limit, such as <c>project</c> or <c>account and region</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets the day on which the limit was looked up.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Gets where the limit was found.</summary>
    public required string Source { get; init; }
}
