using VisionAdapters.Files;
using System.Globalization;
using System.Reflection;

namespace VisionAdapters.Bakeoff;

/// <summary>List prices of providers. A bill may be lower: free units, later tiers and contracts are not looked at.</summary>
public sealed class PriceTable
{
    private static readonly Lazy<PriceTable> Shipped = new(ReadShipped);

    private readonly Dictionary<(string Provider, string Feature), ListPrice> _prices;

    /// <summary>Initializes a new instance of the <see cref="PriceTable"/> class.</summary>
    /// <param name="prices">The prices, at most one for each feature of a provider.</param>
    /// <exception cref="ArgumentException">A feature has two prices, or a price is negative or no number.</exception>
    public PriceTable(IEnumerable<ListPrice> prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        Prices = [.. prices];
        if (Prices.FirstOrDefault(price => !(price.UsdPer1000 >= 0) || double.IsInfinity(price.UsdPer1000)) is { } wrong)
        {
            throw new ArgumentException($"The price of {wrong.Feature} of {wrong.Provider} must be a number that is not negative.", nameof(prices));
        }

        _prices = Prices.ToDictionary(price => (price.Provider, price.Feature));
    }

    /// <summary>Gets the prices that ship with the library, each with its date and source.</summary>
    public static PriceTable Default => Shipped.Value;

    /// <summary>Gets the prices.</summary>
    public IReadOnlyList<ListPrice> Prices { get; }

    /// <summary>Adds up what units cost.</summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="usage">The units.</param>
    /// <returns>US dollars; <see langword="null"/> when the price of a feature is not known.</returns>
    public double? PriceOf(string provider, IReadOnlyList<BillableUsage> usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        var sum = 0.0;
        foreach (var feature in usage)
        {
            if (!_prices.TryGetValue((provider, feature.Feature), out var price))
            {
                return null;
            }

            sum += feature.Units * price.UsdPer1000 / 1000;
        }

        return sum;
    }

    private static PriceTable ReadShipped()
    {
        const string file = "prices.csv";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var table = new CsvTable(new StreamReader(stream), file);
        var prices = new List<ListPrice>();
        while (table.Read())
        {
            prices.Add(new ListPrice(table[0], table[1], double.Parse(table[2], CultureInfo.InvariantCulture), table[3], table[4]));
        }

        return new PriceTable(prices);
    }
}
