namespace VisionAdapters.Aws;

/// <summary>What is publicly known of the service: prices and limits, each with the day and the place where it was looked up.</summary>
internal static class AwsRekognitionFacts
{
    private static readonly DateOnly Checked = new(2026, 11, 30);

    public static IReadOnlyList<ListPrice> ListPrices { get; } =
    [
        Price("GENERAL_LABELS us-east-1 (group 2)", 1.00, "2026-10-07", "aws.amazon.com/rekognition/pricing, first million of a month"),
        Price("IMAGE_PROPERTIES us-east-1", 0.75, "2026-10-07", "aws.amazon.com/rekognition/pricing, first million of a month"),
        LabelPrice("us-east-2", 1.00),
        LabelPrice("us-west-2", 1.00),
        LabelPrice("eu-west-1", 1.00),
        LabelPrice("us-west-1", 1.17),
        LabelPrice("ca-central-1", 1.11),
        LabelPrice("eu-central-1", 1.20),
        LabelPrice("eu-west-2", 1.16),
        LabelPrice("ap-south-1", 1.25),
        LabelPrice("ap-northeast-2", 1.20),
        LabelPrice("ap-southeast-1", 1.30),
        LabelPrice("ap-southeast-2", 1.20),
        LabelPrice("ap-northeast-1", 1.30),
    ];

    public static IReadOnlyList<ProviderQuota> Quotas { get; } =
    [
        Quota("DetectLabels in us-east-1, us-west-2 and eu-west-1", 50),
        Quota("DetectLabels in other regions", 5),
        Quota("DetectCustomLabels", 50),
    ];

    private static ListPrice LabelPrice(string region, double usd) =>
        Price(
            $"GENERAL_LABELS {region} (group 2)", usd, "2026-11", "first million of a month; constants of a public project, not verified");

    private static ListPrice Price(string feature, double usd, string asOf, string source) => new()
    {
        Feature = $"DetectLabels {feature}",
        UsdPer1000 = usd,
        AsOf = asOf,
        Source = source,
    };

    private static ProviderQuota Quota(string feature, double limit) => new()
    {
        Feature = feature,
        Limit = limit,
        Unit = "requests/second",
        Scope = "account and region",
        AsOf = Checked,
        Source = "docs.aws.amazon.com/general/latest/gr/rekognition.html",
    };
}
