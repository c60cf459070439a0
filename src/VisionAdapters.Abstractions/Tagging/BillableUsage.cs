namespace VisionAdapters;

/// <summary>Units of one feature that a provider bills.</summary>
public sealed record BillableUsage
{
    /// <summary>Gets the feature's name in the provider's price list.</summary>
    public required string Feature { get; init; }

    /// <summary>Gets the number of units.</summary>
    public required int Units { get; init; }
}
