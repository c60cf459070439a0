namespace VisionAdapters.Bakeoff.Tests.Pricing;

public sealed class PriceTableTests
{
    private readonly PriceTable _table = new([Price("LABEL_DETECTION", 1.5), Price("IMAGE_PROPERTIES", 1.5)]);

    [Fact]
    public void Features_add_up() =>
        Assert.Equal(0.0045, _table.PriceOf([new BillableUsage { Feature = "LABEL_DETECTION", Units = 2 }, new BillableUsage { Feature = "IMAGE_PROPERTIES", Units = 1 }])!.Value, 12);

    [Fact]
    public void One_feature_without_a_price_leaves_the_sum_unknown() =>
        Assert.Null(_table.PriceOf([new BillableUsage { Feature = "LABEL_DETECTION", Units = 1 }, new BillableUsage { Feature = "MIND_READING", Units = 1 }]));

    [Fact]
    public void A_price_that_is_no_amount_is_refused() =>
        Assert.Throws<ArgumentException>(() => new PriceTable([Price("f", double.NaN)]));

    [Fact]
    public void Two_prices_of_one_feature_are_refused() =>
        Assert.Throws<ArgumentException>(() => new PriceTable([Price("f", 1), Price("f", 2)]));

    private static ListPrice Price(string feature, double usd) => new() { Feature = feature, UsdPer1000 = usd, AsOf = "2026-11", Source = "test" };
}
