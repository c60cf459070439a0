namespace VisionAdapters.Tests;

public sealed class PackagedProvidersTests
{
    [Fact]
    public void All_that_ship_are_listed_the_one_without_settings_first() => Assert.Equal(
        ["onnx-fashion", "google-vision", "azure-vision", "aws-rekognition", "chat", "onnx"],
        PackagedProviders.Create().Select(provider => provider.Id));

    [Fact]
    public void Every_price_quota_and_retirement_tells_its_day_and_its_source()
    {
        foreach (var provider in PackagedProviders.Create())
        {
            Assert.All(provider.ListPrices, price => Assert.False(price.AsOf.Length == 0 || price.Source.Length == 0));
            Assert.All(provider.Quotas, quota => Assert.NotEmpty(quota.Source));
            Assert.All(provider.Retirements, retirement => Assert.NotEmpty(retirement.Source));
        }
    }

    [Fact]
    public void A_chat_model_without_a_client_says_what_it_misses()
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal) { ["endpoint"] = "http://localhost:11434/v1", ["model"] = "llava" };
        var chat = PackagedProviders.Create().First(provider => provider.Owns("chat-llava", options));
        Assert.Contains("no chat client", Assert.Single(chat.Examine(new ProviderSettings("chat-llava", options, _ => null)).Missing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("chat-llava")]
    public void The_answers_of_chat_models_are_mapped_by_the_taxonomys_own_values(string provider)
    {
        var response = new TaggingResponse
        {
            Provider = provider,
            Tags = [new ImageTag { Name = "dresses", Id = "dresses", Group = "category", Confidence = 0.9 }],
        };
        Assert.Contains(new AttributeMapper().Map(response).BestValues, value => value.ToString().Contains("Dress", StringComparison.Ordinal));
    }
}
