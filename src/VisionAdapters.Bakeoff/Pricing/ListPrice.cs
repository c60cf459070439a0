namespace VisionAdapters.Bakeoff;

/// <summary>What a provider asks for a thousand units of a feature: the list price of the first tier that is paid, without free units and discounts.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Feature">The feature, named as in <see cref="BillableUsage.Feature"/>.</param>
/// <param name="UsdPer1000">US dollars for a thousand units.</param>
/// <param name="AsOf">The day, or the month, in which the price was looked up.</param>
/// <param name="Source">Where it was found, and how sure it is.</param>
public sealed record ListPrice(string Provider, string Feature, double UsdPer1000, string AsOf, string Source);
