namespace VisionAdapters.Google.Requests;

/// <summary>What is billed: one unit for each feature on each image, but for those that come free with another.</summary>
internal static class GooglePrices
{
    private static readonly Dictionary<string, string> FreeWith = new(StringComparer.Ordinal)
    {
        ["SAFE_SEARCH_DETECTION"] = "LABEL_DETECTION",
        ["CROP_HINTS"] = "IMAGE_PROPERTIES",
    };

    public static IReadOnlyList<BillableUsage> UsageOf(IReadOnlyList<GoogleFeature> features) =>
        [.. features.Where(feature => !IsFree(feature, features)).Select(
            feature => new BillableUsage { Feature = feature.Name, Units = 1 })];

    private static bool IsFree(GoogleFeature feature, IReadOnlyList<GoogleFeature> features) =>
        FreeWith.TryGetValue(feature.Name, out var other) && features.Any(candidate => candidate.Name == other);
}
