using VisionAdapters.Testing;

namespace VisionAdapters.Azure.Tests;

public sealed class AzureRequestTests : IDisposable
{
    private readonly FakeService _service = new(AzureAnswers.OneTag);

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task An_image_is_sent_as_it_is()
    {
        var image = TestImage.Png();
        using var tagger = Create();
        await tagger.TagAsync(ImageInput.FromBytes(image), cancellationToken: TestEnd);
        Assert.Equal(HttpMethod.Post, _service.Request.Method);
        Assert.Equal("https://shop.cognitiveservices.azure.com/computervision/imageanalysis:analyze?api-version=2024-02-01&features=tags", _service.Request.Address.AbsoluteUri);
        Assert.Equal("application/octet-stream", _service.Request.Headers["Content-Type"]);
        Assert.Equal("1000", _service.Request.Headers["Content-Length"]);
        Assert.Equal(image, _service.Request.Body);
    }

    [Fact]
    public async Task The_key_goes_into_the_header_of_the_service()
    {
        using var tagger = Create();
        await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        Assert.Equal("the-secret-key", _service.Request.Headers["Ocp-Apim-Subscription-Key"]);
        Assert.False(_service.Request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_token_goes_into_the_authorization()
    {
        var credential = new FixedCredential();
        using var tagger = Create(options => (options.Key, options.Credential) = (null, credential));
        await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        Assert.Equal("Bearer the-secret-token", _service.Request.Headers["Authorization"]);
        Assert.Equal(["https://cognitiveservices.azure.com/.default"], credential.Scopes);
        Assert.False(_service.Request.Headers.ContainsKey("Ocp-Apim-Subscription-Key"));
    }

    [Fact]
    public async Task A_credential_without_a_token_is_an_error_of_authentication()
    {
        using var tagger = Create(options => (options.Key, options.Credential) = (null, new NoCredential()));
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));
        Assert.Equal((TaggingErrorKind.Authentication, "azure-vision"), (error.Kind, error.Provider));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task An_address_goes_to_the_service_as_an_address()
    {
        using var tagger = Create();
        await tagger.TagAsync(ImageInput.FromUri(new Uri("https://shop.example/a%20b.jpg?size=\"big\"&sig=x+y")), cancellationToken: TestEnd);
        Assert.Equal("application/json", _service.Request.Headers["Content-Type"]);
        using var body = System.Text.Json.JsonDocument.Parse(_service.Request.Body);
        Assert.Equal("https://shop.example/a%20b.jpg?size=%22big%22&sig=x+y", Assert.Single(body.RootElement.EnumerateObject()).Value.GetString());
    }

    [Fact]
    public async Task All_features_are_asked_for_in_one_call_and_priced_one_by_one()
    {
        using var tagger = Create(options => options.Extras = AzureVisionExtras.DenseCaptions | AzureVisionExtras.People | AzureVisionExtras.Read);
        var features = TaggingFeatures.Tags | TaggingFeatures.Objects | TaggingFeatures.Captions | TaggingFeatures.Colors;
        var response = await tagger.TagAsync(TestImage.Source(), new TaggingOptions { Features = features }, TestEnd);
        Assert.EndsWith("&features=tags,objects,caption,denseCaptions,people,read", _service.Request.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(
            [
                new BillableUsage { Feature = "Image Analysis 4.0 tags (group 1, S1)", Units = 1 },
                new BillableUsage { Feature = "Image Analysis 4.0 objects (group 1, S1)", Units = 1 },
                new BillableUsage { Feature = "Image Analysis 4.0 caption (group 2, S1)", Units = 1 },
                new BillableUsage { Feature = "Image Analysis 4.0 denseCaptions (group 2, S1)", Units = 1 },
                new BillableUsage { Feature = "Image Analysis 4.0 people (group 1, S1)", Units = 1 },
                new BillableUsage { Feature = "Image Analysis 4.0 read (group 2, S1)", Units = 1 },
            ],
            response.Usage);
    }

    [Fact]
    public async Task Language_and_model_are_passed_on()
    {
        using var tagger = Create(options => options.GenderNeutralCaptions = true);
        await tagger.TagAsync(TestImage.Source(), new TaggingOptions { Features = TaggingFeatures.Captions, Language = "pt&x", ModelId = "2023-10-01" }, TestEnd);
        Assert.EndsWith("&features=caption&language=pt%26x&model-version=2023-10-01&gender-neutral-caption=true", _service.Request.Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TaggingFeatures.Tags, null, "features=tags")]
    [InlineData(TaggingFeatures.Tags, "es", "features=tags&language=es")]
    [InlineData(TaggingFeatures.Objects, null, "features=objects")]
    public async Task A_call_after_the_usual_one_asks_for_what_it_names(TaggingFeatures features, string? language, string expected)
    {
        using var tagger = Create();
        await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        await tagger.TagAsync(TestImage.Source(), new TaggingOptions { Features = features, Language = language }, TestEnd);
        Assert.Equal($"?api-version=2024-02-01&{expected}", _service.Requests.Last().Address.Query);
    }

    [Fact]
    public async Task Colours_alone_are_not_offered()
    {
        using var tagger = Create();
        await AssertRefusedAsync(tagger, TestImage.Source(), TaggingErrorKind.InvalidRequest, new TaggingOptions { Features = TaggingFeatures.Colors });
    }

    [Theory]
    [InlineData(49, 100, 1_000, TaggingErrorKind.InvalidImage)]
    [InlineData(100, 16_001, 1_000, TaggingErrorKind.ImageTooLarge)]
    [InlineData(100, 100, (20 * 1024 * 1024) + 1, TaggingErrorKind.ImageTooLarge)]
    public async Task An_image_outside_of_the_limits_is_not_sent(int width, int height, int length, TaggingErrorKind kind)
    {
        using var tagger = Create();
        await AssertRefusedAsync(tagger, TestImage.Source(width, height, length), kind);
    }

    [Fact]
    public async Task A_text_is_not_sent()
    {
        using var tagger = Create();
        await AssertRefusedAsync(tagger, ImageInput.FromBytes("no image"u8.ToArray()), TaggingErrorKind.UnsupportedFormat);
    }

    [Fact]
    public async Task An_object_of_another_cloud_is_not_sent()
    {
        using var tagger = Create();
        await AssertRefusedAsync(tagger, ImageInput.FromUri(new Uri("s3://bucket/name")), TaggingErrorKind.InvalidRequest);
    }

    [Theory]
    [InlineData("https://westus2.api.cognitive.microsoft.com", AzureVisionExtras.None, TaggingFeatures.Captions)]
    [InlineData("https://SwedenCentral.api.cognitive.microsoft.com", AzureVisionExtras.DenseCaptions, TaggingFeatures.Tags)]
    public async Task A_region_without_captions_is_not_asked_for_them(string endpoint, AzureVisionExtras extras, TaggingFeatures features)
    {
        using var tagger = Create(options => (options.Endpoint, options.Extras) = (new Uri(endpoint), extras));
        await AssertRefusedAsync(tagger, TestImage.Source(), TaggingErrorKind.InvalidRequest, new TaggingOptions { Features = features });
    }

    [Theory]
    [InlineData("https://eastus.api.cognitive.microsoft.com", TaggingFeatures.Captions)]
    [InlineData("https://westus2.api.cognitive.microsoft.com", TaggingFeatures.Tags)]
    public async Task Where_captions_are_offered_or_not_needed_the_service_is_asked(string endpoint, TaggingFeatures features)
    {
        using var tagger = Create(options => options.Endpoint = new Uri(endpoint));
        await tagger.TagAsync(TestImage.Source(), new TaggingOptions { Features = features }, TestEnd);
        Assert.Single(_service.Requests);
    }

    private AzureVisionTagger Create(Action<AzureVisionOptions>? configure = null) => TestTagger.Create(options =>
    {
        options.Endpoint = new Uri("https://shop.cognitiveservices.azure.com/");
        options.Key = "the-secret-key";
        configure?.Invoke(options);
    }, _service);

    private async Task AssertRefusedAsync(AzureVisionTagger tagger, ImageInput image, TaggingErrorKind kind, TaggingOptions? options = null)
    {
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(image, options, TestEnd));
        Assert.Equal(kind, error.Kind);
        Assert.Empty(_service.Requests);
    }
}
