using VisionAdapters.Emulator;
using VisionAdapters.Testing;

namespace VisionAdapters.Azure.Tests;

public sealed class AzureEmulatorTests : CloudEmulatorTests
{
    protected override string Provider => "azure-vision";

    [Fact]
    public async Task Tags_objects_and_captions_come_from_one_request()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint, options => options.Extras = AzureVisionExtras.DenseCaptions | AzureVisionExtras.People | AzureVisionExtras.Read);
        var features = TaggingFeatures.Tags | TaggingFeatures.Objects | TaggingFeatures.Captions;
        var response = await tagger.TagAsync(TestImage.Source(), new TaggingOptions { Features = features }, TestEnd);
        Assert.Contains(response.Objects, found => found.Name == "person");
        Assert.Contains(response.Captions, caption => caption.Text == "a person in a dress");
        Assert.Equal(6, response.Usage.Count);
        Assert.Equal(1, cloud.GetUsage().Providers[Provider].Requests);
        Assert.Equal(6, cloud.GetUsage().Providers[Provider].Units.Values.Sum());
    }

    [Fact]
    public async Task A_wrong_key_is_an_error_of_authentication_that_does_not_tell_the_key()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint, options => options.Key = "the-secret-key");
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));
        Assert.Equal((TaggingErrorKind.Authentication, 401), (error.Kind, error.StatusCode));
        Assert.NotEmpty(error.RequestId!);
        Assert.DoesNotContain("the-secret-key", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_without_captions_says_so()
    {
        await using var cloud = await VisionEmulator.StartAsync(new VisionEmulatorOptions { HasAzureCaptions = false }, TestEnd);
        await AssertRefusedAsync(cloud, TestImage.Source(), new TaggingOptions { Features = TaggingFeatures.Captions }, TaggingErrorKind.InvalidRequest);
    }

    [Fact]
    public async Task A_language_that_is_not_spoken_is_an_invalid_request()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        await AssertRefusedAsync(cloud, TestImage.Source(), new TaggingOptions { Language = "tlh" }, TaggingErrorKind.InvalidRequest);
    }

    [Fact]
    public async Task An_address_that_the_service_cannot_open_is_an_invalid_image()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        await AssertRefusedAsync(cloud, ImageInput.FromUri(new Uri("https://nowhere.invalid/a.jpg")), options: null, TaggingErrorKind.InvalidImage);
    }

    [Fact]
    public async Task An_address_is_fetched_by_the_service()
    {
        var options = new VisionEmulatorOptions { ResolveImage = (address, _) => Task.FromResult<ImageInput?>(address.AbsolutePath == "/a.png" ? TestImage.Source() : null) };
        await using var cloud = await VisionEmulator.StartAsync(options, TestEnd);
        using var tagger = Create(cloud.Endpoint);
        Assert.NotEmpty((await tagger.TagAsync(ImageInput.FromUri(new Uri("https://shop.example/a.png?b=c")), cancellationToken: TestEnd)).Tags);
    }

    protected override IImageTagger Create(Uri endpoint, TimeSpan? timeout = null) => Create(endpoint, options => options.Timeout = timeout ?? options.Timeout);

    private static AzureVisionTagger Create(Uri endpoint, Action<AzureVisionOptions> configure) => TestTagger.Create(options =>
    {
        options.Endpoint = endpoint;
        options.Key = "emulator";
        configure(options);
    });

    private async Task AssertRefusedAsync(VisionEmulator cloud, ImageInput image, TaggingOptions? options, TaggingErrorKind kind)
    {
        using var tagger = Create(cloud.Endpoint);
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(image, options, TestEnd));
        Assert.Equal((kind, 400), (error.Kind, error.StatusCode));
    }
}
