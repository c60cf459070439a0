namespace VisionAdapters.Bakeoff;

/// <summary>The units of one feature on a <see cref="ProviderBill"/>.</summary>
public sealed record BillLine
{
    /// <summary>Gets the feature, named as in <see cref="BillableUsage.Feature"/>.</summary>
    public required string Feature { get; init; }

    /// <summary>Gets the number of units.</summary>
    public required long Units { get; init; }

    /// <summary>Gets the list price with its date and source; <see langword="null"/> when it is not known.</summary>
    public ListPrice? Price { get; init; }

    /// <summary>Gets US dollars at the list price; <see langword="null"/> when that is not known.</summary>
    public double? Usd => Units * Price?.UsdPer1000 / 1000;
}
