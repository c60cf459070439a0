using System.Globalization;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Cli.Tests;

public sealed class VisionProvidersTests
{
    [Theory]
    [InlineData("google-vision", "LABEL_DETECTION", 0.0015)]
    [InlineData("azure-vision", "Image Analysis 4.0 tags (group 1, S1)", 0.001)]
    [InlineData("aws-rekognition", "DetectLabels GENERAL_LABELS us-east-1 (group 2)", 0.001)]
    public void The_labels_of_each_cloud_have_a_price(string id, string feature, double usd) =>
        Assert.Equal(usd, new PriceTable(ShippedProviders.All.Get(id).ListPrices).PriceOf([new BillableUsage { Feature = feature, Units = 1 }])!.Value, 12);

    [Fact]
    public void Every_price_tells_its_date_and_its_source() =>
        Assert.All(ShippedProviders.All.All.SelectMany(provider => provider.ListPrices), price =>
        {
            Assert.True(
                DateOnly.TryParseExact(price.AsOf, ["yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                price.ToString());
            Assert.NotEmpty(price.Source);
        });

    [Fact]
    public void Every_cloud_tells_its_limits_and_azure_its_end()
    {
        Assert.All(ShippedProviders.All.Emulated, provider => Assert.NotEmpty(provider.Quotas));
        Assert.Equal(new DateOnly(2028, 9, 25), ShippedProviders.All.Get("azure-vision").Retirements.Single().RetiresOn);
    }

    [Theory]
    [InlineData("google-vision", "http://127.0.0.1:1", "features=LABEL_DETECTION;model=builtin/stable;max-results=50")]
    [InlineData("azure-vision", "http://localhost:2", "api-version=2024-02-01;features=tags")]
    [InlineData("aws-rekognition", "http://localhost:3", "operation=DetectLabels;labels=True;colors=False;max-dominant-colors=")]
    public void What_is_asked_has_one_text_that_no_address_changes(string id, string endpoint, string expected)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal) { ["endpoint"] = endpoint };

        Assert.Equal(expected, ShippedProviders.All.Get(id).Examine(new ProviderSettings(id, options, _ => null)).RequestIdentity);
    }

    [Fact]
    public void Two_providers_of_one_id_are_refused() =>
        Assert.Throws<ProviderSettingsException>(() => ShippedProviders.All.With([new FashionModelProvider()]));

    [Theory]
    [InlineData("chat-llava", "chat")]
    [InlineData("google-vision", "google-vision")]
    [InlineData("mine", "onnx")]
    public void An_id_and_its_options_find_their_provider(string id, string expected) =>
        Assert.Equal(expected, ShippedProviders.All.Get(id, new Dictionary<string, string>(StringComparer.Ordinal) { ["model"] = "m.json" }).Id);
}
