namespace VisionAdapters;

/// <summary>Units of one feature that a provider bills.</summary>
/// <param name="Feature">The feature's name in the provider's price list.</param>
/// <param name="Units">The number of units.</param>
public sealed record BillableUsage(string Feature, int Units);
