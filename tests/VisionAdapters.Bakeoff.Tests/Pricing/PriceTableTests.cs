using System.Globalization;

namespace VisionAdapters.Bakeoff.Tests.Pricing;

public sealed class PriceTableTests
{
    [Theory]
    [InlineData("google-vision", "LABEL_DETECTION", 0.0015)]
    [InlineData("azure-vision", "Image Analysis 4.0 tags (group 1, S1)", 0.001)]
    [InlineData("aws-rekognition", "DetectLabels GENERAL_LABELS us-east-1 (group 2)", 0.001)]
    public void The_labels_of_each_cloud_have_a_price(string provider, string feature, double usd) =>
        Assert.Equal(usd, PriceTable.Default.PriceOf(provider, [new BillableUsage(feature, 1)])!.Value, 12);

    [Fact]
    public void Features_add_up() =>
        Assert.Equal(0.0045, PriceTable.Default.PriceOf("google-vision", [new BillableUsage("LABEL_DETECTION", 2), new BillableUsage("IMAGE_PROPERTIES", 1)])!.Value, 12);

    [Fact]
    public void One_feature_without_a_price_leaves_the_sum_unknown() =>
        Assert.Null(PriceTable.Default.PriceOf("google-vision", [new BillableUsage("LABEL_DETECTION", 1), new BillableUsage("MIND_READING", 1)]));

    [Fact]
    public void Every_price_tells_its_date_and_its_source() =>
        Assert.All(PriceTable.Default.Prices, price =>
        {
            Assert.True(DateOnly.TryParseExact(price.AsOf, ["yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _), price.ToString());
            Assert.NotEmpty(price.Source);
        });

    [Fact]
    public void A_price_that_is_no_amount_is_refused() =>
        Assert.Throws<ArgumentException>(() => new PriceTable([new ListPrice("p", "f", double.NaN, "2026-11", "test")]));
}
