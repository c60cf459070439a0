using VisionAdapters.Azure.Calls;

namespace VisionAdapters.Azure;

/// <summary>
/// What is publicly known of the service: prices, limits and dates, each with the day and the place where it was looked up.
/// </summary>
internal static class AzureVisionFacts
{
    private const string Confirmed = "first million of a month; confirmed by users, not by the price page";
    private const string NotVerified = "first million of a month; not verified";

    private static readonly DateOnly Checked = new(2026, 11, 30);

    public static IReadOnlyList<ListPrice> ListPrices { get; } =
    [
        Price("tags (group 1, S1)", 1.00, Confirmed),
        Price("objects (group 1, S1)", 1.00, Confirmed),
        Price("people (group 1, S1)", 1.00, Confirmed),
        Price("caption (group 2, S1)", 1.50, NotVerified),
        Price("denseCaptions (group 2, S1)", 1.50, NotVerified),
        Price("read (group 2, S1)", 1.50, NotVerified),
    ];

    public static IReadOnlyList<ProviderQuota> Quotas { get; } =
    [
        Quota("free tier F0", 20, "requests/minute"),
        Quota("free tier F0", 5000, "transactions/month"),
        Quota("standard tier S1", 20, "requests/second"),
    ];

    public static IReadOnlyList<ProviderRetirement> Retirements { get; } =
    [
        new()
        {
            Subject = "Image Analysis 4.0",
            RetiresOn = AzureRetirement.Day,
            Replacement = "Foundry models, or Content Understanding (preview)",
            AsOf = Checked,
            Source = "Microsoft's migration options for Azure AI Vision, announced on 2025-09-24",
        },
    ];

    private static ListPrice Price(string feature, double usd, string source) => new()
    {
        Feature = $"Image Analysis 4.0 {feature}",
        UsdPer1000 = usd,
        AsOf = "2026-11",
        Source = source,
    };

    private static ProviderQuota Quota(string feature, double limit, string unit) => new()
    {
        Feature = feature,
        Limit = limit,
        Unit = unit,
        Scope = "resource",
        AsOf = Checked,
        Source = "Microsoft's frequently asked questions on Azure AI Vision",
    };
}
