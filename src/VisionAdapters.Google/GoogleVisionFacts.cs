namespace VisionAdapters.Google;

/// <summary>
/// What is publicly known of the service: prices, limits and dates, each with the day and the place where it was looked up.
/// </summary>
internal static class GoogleVisionFacts
{
    private static readonly DateOnly Checked = new(2026, 11, 30);

    public static IReadOnlyList<ListPrice> ListPrices { get; } =
    [
        Price("LABEL_DETECTION", 1.50),
        Price("OBJECT_LOCALIZATION", 2.25),
        Price("IMAGE_PROPERTIES", 1.50),
        Price("SAFE_SEARCH_DETECTION", 1.50),
        Price("CROP_HINTS", 1.50),
        Price("WEB_DETECTION", 3.50),
    ];

    public static IReadOnlyList<ProviderQuota> Quotas { get; } =
    [
        Quota("all requests", 1800, "requests/minute", "project"),
        Quota("LABEL_DETECTION", 1800, "images/minute", "project"),
        Quota("images in one BatchAnnotateImages", 16, "images", "request"),
    ];

    public static IReadOnlyList<ProviderRetirement> Retirements { get; } = [];

    private static ListPrice Price(string feature, double usd) => new()
    {
        Feature = feature,
        UsdPer1000 = usd,
        AsOf = "2026-11",
        Source = "cloud.google.com/vision/pricing, units 1,001 to 5,000,000 of a month",
    };

    private static ProviderQuota Quota(string feature, double limit, string unit, string scope) => new()
    {
        Feature = feature,
        Limit = limit,
        Unit = unit,
        Scope = scope,
        AsOf = Checked,
        Source = "docs.cloud.google.com/vision/quotas",
    };
}
