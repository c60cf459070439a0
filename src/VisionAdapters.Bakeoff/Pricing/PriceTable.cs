namespace VisionAdapters.Bakeoff;

/// <summary>The list prices of one provider. A bill may be lower: free units, later tiers and contracts are not looked at.</summary>
public sealed class PriceTable
{
    private readonly Dictionary<string, ListPrice> _prices;

    /// <summary>Initializes a new instance of the <see cref="PriceTable"/> class.</summary>
    /// <param name="prices">The prices, at most one for each feature.</param>
    /// <exception cref="ArgumentException">A feature has two prices, or a price is negative or no number.</exception>
    public PriceTable(IEnumerable<ListPrice> prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        Prices = [.. prices];
        if (Prices.FirstOrDefault(price => !(price.UsdPer1000 >= 0) || double.IsInfinity(price.UsdPer1000)) is { } wrong)
        {
            throw new ArgumentException($"The price of {wrong.Feature} must be a number that is not negative.", nameof(prices));
        }

        _prices = Prices.ToDictionary(price => price.Feature, StringComparer.Ordinal);
    }

    /// <summary>Gets the prices.</summary>
    public IReadOnlyList<ListPrice> Prices { get; }

    /// <summary>Finds the price of a feature.</summary>
    /// <param name="feature">The feature, named as in <see cref="BillableUsage.Feature"/>.</param>
    /// <returns>The price; <see langword="null"/> when it is not known.</returns>
    public ListPrice? Find(string feature) => _prices.GetValueOrDefault(feature);

    /// <summary>Adds up what units cost.</summary>
    /// <param name="usage">The units.</param>
    /// <returns>US dollars; <see langword="null"/> when the price of a feature is not known.</returns>
    public double? PriceOf(IReadOnlyList<BillableUsage> usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        var sum = 0.0;
        foreach (var feature in usage)
        {
            if (!_prices.TryGetValue(feature.Feature, out var price))
            {
                return null;
            }

            sum += feature.Units * price.UsdPer1000 / 1000;
        }

        return sum;
    }
}
