namespace VisionAdapters.Bakeoff;

/// <summary>What a provider's answers cost.</summary>
public sealed class ProviderPricing
{
    /// <summary>Gets the pricing of a provider that bills nothing. Units that it tells of all the same have no known price.</summary>
    public static ProviderPricing Free { get; } = new() { Price = _ => null, ExpectedUsdPerImage = 0 };

    /// <summary>
    /// Gets the price in US dollars of billed units; its result is <see langword="null"/> where a price is not known. It is not asked about
    /// answers without billed units, which cost nothing.
    /// </summary>
    public required Func<IReadOnlyList<BillableUsage>, double?> Price { get; init; }

    /// <summary>
    /// Gets what one image is expected to cost, which a budget sets aside before the image is asked for; <see langword="null"/> when that
    /// is not known.
    /// </summary>
    public required double? ExpectedUsdPerImage { get; init; }

    /// <summary>Gets what is expected to be billed for one image, with its list prices; a line for each feature.</summary>
    public IReadOnlyList<BillLine> ExpectedLinesPerImage { get; init; } = [];

    /// <summary>Makes the pricing of a provider from its prices.</summary>
    /// <param name="prices">The prices, at most one for each feature.</param>
    /// <param name="usagePerImage">What is billed for an image as it is asked for.</param>
    /// <returns>The pricing.</returns>
    public static ProviderPricing From(IEnumerable<ListPrice> prices, IReadOnlyList<BillableUsage> usagePerImage)
    {
        var table = new PriceTable(prices);
        return new ProviderPricing
        {
            Price = table.PriceOf,
            ExpectedUsdPerImage = table.PriceOf(usagePerImage),
            ExpectedLinesPerImage =
            [
                .. usagePerImage.Select(usage => new BillLine
                {
                    Feature = usage.Feature,
                    Units = usage.Units,
                    Price = table.Find(usage.Feature),
                }),
            ],
        };
    }
}
