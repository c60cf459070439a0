using Azure;
using Azure.AI.Vision.ImageAnalysis;
using Azure.Core;
using Microsoft.Extensions.Options;
using VisionAdapters.Azure;
using VisionAdapters.Emulator;
using VisionAdapters.Testing;

namespace VisionAdapters.VendorClients.Tests;

/// <summary>A client of Azure AI Vision whose retries are off is a tagger like the one that calls the service itself.</summary>
public sealed class ImageAnalysisTests : CloudEmulatorTests
{
    protected override string Provider => "azure-vision";

    public static TheoryData<string> Promises => [.. ImageTaggerContract.Promises];

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task Every_promise_of_a_tagger_is_kept(string promise)
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        await new ImageTaggerContract { Create = () => Create(cloud.Endpoint) }.CheckAsync(promise, TestEnd);
    }

    [Fact]
    public async Task All_features_come_from_one_request_and_are_billed_as_the_service_bills_them()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        var extras = AzureVisionExtras.DenseCaptions | AzureVisionExtras.People | AzureVisionExtras.Read;
        using var tagger = Client(cloud.Endpoint).AsImageTagger(new ImageAnalysisTaggerOptions { Extras = extras, GenderNeutralCaptions = true });
        var features = TaggingFeatures.Tags | TaggingFeatures.Objects | TaggingFeatures.Captions;

        var response = await tagger.TagAsync(TestImage.Source(), new TaggingOptions { Features = features, MaxTags = 2 }, TestEnd);

        Assert.Equal(2, response.Tags.Count);
        Assert.Contains(response.Objects, found => found.Name == "person");
        Assert.Contains(response.Captions, caption => caption.Text == "a person in a dress");
        Assert.Equal(6, response.Usage.Count);
        Assert.Equal(1, cloud.GetUsage().Providers[Provider].Requests);
        Assert.Equal(6, cloud.GetUsage().Providers[Provider].Units.Values.Sum());
    }

    [Fact]
    public async Task An_address_is_fetched_by_the_service()
    {
        var options = new VisionEmulatorOptions { ResolveImage = (address, _) => Task.FromResult<ImageInput?>(address.AbsolutePath == "/a.png" ? TestImage.Source() : null) };
        await using var cloud = await VisionEmulator.StartAsync(options, TestEnd);
        using var tagger = Create(cloud.Endpoint);

        Assert.NotEmpty((await tagger.TagAsync(ImageInput.FromUri(new Uri("https://shop.example/a.png?b=c")), cancellationToken: TestEnd)).Tags);
    }

    [Fact]
    public async Task A_wrong_key_is_an_error_of_authentication()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = new ImageAnalysisClient(cloud.Endpoint, new AzureKeyCredential("wrong")).AsImageTagger();

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));

        Assert.Equal((TaggingErrorKind.Authentication, 401, Provider), (error.Kind, error.StatusCode, error.Provider));
        Assert.NotEmpty(error.RequestId!);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 9)]
    public async Task Retries_of_the_client_and_of_the_pipeline_do_not_multiply(bool clientRetries, int requests)
    {
        await using var cloud = await VisionEmulator.StartAsync(
            new VisionEmulatorOptions { Faults = new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.Unavailable }] } }, TestEnd);
        var client = Client(cloud.Endpoint, maxRetries: 2);
        using var tagger = client.AsImageTagger(new ImageAnalysisTaggerOptions { ClientRetries = clientRetries }).AsBuilder()
            .UseResilience(options =>
            {
                options.MaxRetries = 2;
                options.RetryDelay = TimeSpan.Zero;
                options.CircuitFailureRatio = null;
            })
            .Build();

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));

        Assert.Equal((TaggingErrorKind.Unavailable, 503), (error.Kind, error.StatusCode));
        Assert.Equal(requests, cloud.GetUsage().Providers[Provider].Requests);
    }

    [Fact]
    public async Task The_client_is_found_in_the_tagger_and_outlives_it()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        var client = Client(cloud.Endpoint);
        var tagger = client.AsImageTagger();

        Assert.Same(client, tagger.GetService<ImageAnalysisClient>());
        tagger.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));
        using var another = client.AsImageTagger();
        Assert.NotEmpty((await another.TagAsync(TestImage.Source(), cancellationToken: TestEnd)).Tags);
    }

    [Fact]
    public void Options_that_no_call_can_succeed_with_are_refused()
    {
        var client = Client(new Uri("http://127.0.0.1:1"));

        Assert.Throws<OptionsValidationException>(() => client.AsImageTagger(new ImageAnalysisTaggerOptions { Features = TaggingFeatures.Colors }));
        Assert.Throws<OptionsValidationException>(() => client.AsImageTagger(new ImageAnalysisTaggerOptions { Timeout = TimeSpan.Zero }));
    }

    protected override IImageTagger Create(Uri endpoint, TimeSpan? timeout = null)
    {
        var options = new ImageAnalysisTaggerOptions { ClientRetries = false };
        return Client(endpoint).AsImageTagger(new ImageAnalysisTaggerOptions { ClientRetries = false, Timeout = timeout ?? options.Timeout });
    }

    private static ImageAnalysisClient Client(Uri endpoint, int maxRetries = 0) => new(
        endpoint,
        new AzureKeyCredential("emulator"),
        new ImageAnalysisClientOptions { Retry = { MaxRetries = maxRetries, Delay = TimeSpan.FromMilliseconds(1), Mode = RetryMode.Fixed } });
}
