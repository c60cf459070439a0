namespace VisionAdapters.Bakeoff;

/// <summary>What a provider's answers cost.</summary>
/// <param name="Price">
/// The price in US dollars of billed units; its result is <see langword="null"/> where a price is not known. It is not asked about answers
/// without billed units, which cost nothing.
/// </param>
/// <param name="ExpectedUsdPerImage">
/// What one image is expected to cost, which a budget sets aside before the image is asked for; <see langword="null"/> when that is not
/// known.
/// </param>
public sealed record ProviderPricing(Func<IReadOnlyList<BillableUsage>, double?> Price, double? ExpectedUsdPerImage)
{
    /// <summary>Gets the pricing of a provider that bills nothing. Units that it tells of all the same have no known price.</summary>
    public static ProviderPricing Free { get; } = new(_ => null, 0);

    /// <summary>Makes the pricing of a provider from its prices.</summary>
    /// <param name="prices">The prices, at most one for each feature.</param>
    /// <param name="usagePerImage">What is billed for an image as it is asked for.</param>
    /// <returns>The pricing.</returns>
    public static ProviderPricing From(IEnumerable<ListPrice> prices, IReadOnlyList<BillableUsage> usagePerImage)
    {
        var table = new PriceTable(prices);
        return new ProviderPricing(table.PriceOf, table.PriceOf(usagePerImage));
    }
}
