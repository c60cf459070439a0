namespace VisionAdapters;

/// <summary>
/// What a provider asks for a thousand units of a feature: the list price of the first tier that is paid, without free units and discounts.
/// </summary>
public sealed record ListPrice
{
    /// <summary>Gets the feature, named as in <see cref="BillableUsage.Feature"/>.</summary>
    public required string Feature { get; init; }

    /// <summary>Gets the US dollars for a thousand units.</summary>
    public required double UsdPer1000 { get; init; }

    /// <summary>Gets the day (<c>yyyy-MM-dd</c>), or the month (<c>yyyy-MM</c>), in which the price was looked up.</summary>
    public required string AsOf { get; init; }

    /// <summary>Gets where the price was found, and how sure it is.</summary>
    public required string Source { get; init; }
}
