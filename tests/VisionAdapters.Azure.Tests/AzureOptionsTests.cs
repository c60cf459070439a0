using Microsoft.Extensions.Options;

namespace VisionAdapters.Azure.Tests;

public sealed class AzureOptionsTests
{
    public static TheoryData<string, Action<AzureVisionOptions>> Mistakes { get; } = new()
    {
        { "Endpoint is missing", options => options.Endpoint = null },
        { "Endpoint is missing", options => options.Endpoint = new Uri("/relative", UriKind.Relative) },
        { "Endpoint is missing", options => options.Endpoint = new Uri("ftp://shop.example") },
        { "Key and Credential are both set", options => options.Credential = new FixedCredential() },
        { "Tokens are never sent over http", options => (options.Endpoint, options.Key, options.Credential) = (new Uri("http://localhost:5000"), null, new FixedCredential()) },
        { "Tokens are never sent over http", options => (options.Endpoint, options.Key) = (new Uri("http://localhost:5000"), "") },
        { "Keys and tokens are never sent over http", options => options.Endpoint = new Uri("http://shop.cognitiveservices.azure.com") },
        { "Features asks for nothing", options => options.Features = TaggingFeatures.Colors },
        { "Timeout is 00:00:00", options => options.Timeout = TimeSpan.Zero },
        { "Timeout is 01:00:01", options => options.Timeout = new TimeSpan(1, 0, 1) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_when_the_tagger_is_made(string expected, Action<AzureVisionOptions> mistake)
    {
        var error = Assert.Throws<OptionsValidationException>(() => TestTagger.Create(options =>
        {
            MakeValid(options);
            mistake(options);
        }));
        Assert.StartsWith(expected, Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret-key", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_good_enough_for_an_emulator_on_this_machine()
    {
        using var tagger = TestTagger.Create(options =>
        {
            MakeValid(options);
            options.Endpoint = new Uri("http://localhost:5000");
        });
        Assert.Equal(new Uri("http://localhost:5000"), tagger.GetService<TaggerMetadata>()!.Endpoint);
    }

    [Theory]
    [InlineData("https://shop.cognitiveservices.azure.com", "https://shop.cognitiveservices.azure.com/")]
    [InlineData("https://shop.cognitiveservices.azure.com/computervision/", "https://shop.cognitiveservices.azure.com/")]
    [InlineData("https://shop.cognitiveservices.azure.com/computervision/imageanalysis:analyze?api-version=2024-02-01&features=tags", "https://shop.cognitiveservices.azure.com/")]
    [InlineData("https://shop.cognitiveservices.azure.com/vision/v3.2", "https://shop.cognitiveservices.azure.com/")]
    [InlineData("https://shop.cognitiveservices.azure.com/Vision/v3.2/analyze", "https://shop.cognitiveservices.azure.com/")]
    [InlineData("https://shop.cognitiveservices.azure.com/face/v1.0/", "https://shop.cognitiveservices.azure.com/")]
    [InlineData("https://shop.services.ai.azure.com/api/projects/mine", "https://shop.services.ai.azure.com/")]
    [InlineData("https://eastus.api.cognitive.microsoft.com/vision/", "https://eastus.api.cognitive.microsoft.com/")]
    [InlineData("https://gateway.example/shop/computervision", "https://gateway.example/shop/")]
    [InlineData("https://gateway.example/images/", "https://gateway.example/images/")]
    [InlineData("https://gateway.example:8443/television/", "https://gateway.example:8443/television/")]
    public void An_endpoint_that_was_pasted_with_the_path_of_a_sample_works(string pasted, string endpoint)
    {
        using var tagger = TestTagger.Create(options => (options.Endpoint, options.Key) = (new Uri(pasted), "the-secret-key"));
        Assert.Equal(new Uri(endpoint), tagger.GetService<TaggerMetadata>()!.Endpoint);
    }

    [Fact]
    public void The_metadata_tell_what_is_documented()
    {
        using var tagger = TestTagger.Create(MakeValid);
        var metadata = tagger.GetService<TaggerMetadata>()!;
        Assert.Equal(("azure-vision", "Azure AI Vision", "2024-02-01"), (metadata.ProviderId, metadata.ProviderName, metadata.ModelVersion));
        Assert.Equal((20_971_520, 50, 16_000), (metadata.Limits.MaxBytes, metadata.Limits.MinSide, metadata.Limits.MaxSide));
        Assert.Equal(TaggingFeatures.Tags | TaggingFeatures.Objects | TaggingFeatures.Captions, metadata.Features);
    }

    private static void MakeValid(AzureVisionOptions options)
    {
        options.Endpoint = new Uri("https://shop.cognitiveservices.azure.com");
        options.Key = "the-secret-key";
    }
}
