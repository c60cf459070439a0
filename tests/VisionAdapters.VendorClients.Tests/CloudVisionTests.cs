using Google.Cloud.Vision.V1;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;
using VisionAdapters.Emulator;
using VisionAdapters.Google;
using VisionAdapters.Testing;

namespace VisionAdapters.VendorClients.Tests;

/// <summary>A client of Google Cloud Vision whose retries are off is a tagger like the one that calls the service itself.</summary>
public sealed class CloudVisionTests : CloudEmulatorTests
{
    protected override string Provider => "google-vision";

    protected override bool TellsEmulator => false;

    protected override bool TellsRequest => false;

    protected override bool ReadsAnyContentType => false;

    public static TheoryData<string> Promises => [.. ImageTaggerContract.Promises];

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task Every_promise_of_a_tagger_is_kept(string promise)
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        await new ImageTaggerContract { Create = () => Create(cloud.Endpoint) }.CheckAsync(promise, TestEnd);
    }

    [Fact]
    public async Task Sixteen_images_go_in_one_request()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint);
        var images = Enumerable.Range(0, 16).Select(_ => TestImage.Source()).ToList();

        var outcomes = await ((IBatchImageTagger)tagger).TagBatchAsync(images, cancellationToken: TestEnd);

        Assert.All(outcomes, outcome => Assert.NotEmpty(outcome.Response!.Tags));
        Assert.Equal((1, 16), (cloud.GetUsage().Providers[Provider].Requests, cloud.GetUsage().Providers[Provider].Images));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 3)]
    public async Task Retries_are_left_to_a_client_that_makes_them(bool clientRetries, int requests)
    {
        await using var cloud = await VisionEmulator.StartAsync(
            new VisionEmulatorOptions { Faults = new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.Unavailable }] } }, TestEnd);
        using var tagger = Client(cloud.Endpoint).AsImageTagger(clientRetries: clientRetries).AsBuilder()
            .UseResilience(options =>
            {
                options.MaxRetries = 2;
                options.RetryDelay = TimeSpan.Zero;
                options.CircuitFailureRatio = null;
            })
            .Build();

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));

        Assert.Equal(TaggingErrorKind.Unavailable, error.Kind);
        Assert.Equal(requests, cloud.GetUsage().Providers[Provider].Requests);
    }

    [Fact]
    public void The_client_and_who_retries_are_found_in_the_tagger()
    {
        var client = Client(new Uri("http://127.0.0.1:1"));
        using var tagger = client.AsImageTagger();

        Assert.Same(client, tagger.GetService<ImageAnnotatorClient>());
        Assert.True(tagger.GetService<TaggerMetadata>()!.ClientRetries);
        Assert.Equal(Provider, tagger.GetService<TaggerMetadata>()!.ProviderId);
        Assert.Throws<OptionsValidationException>(() => client.AsImageTagger(new GoogleVisionOptions { Features = TaggingFeatures.Captions }));
    }

    protected override IImageTagger Create(Uri endpoint, TimeSpan? timeout = null)
    {
        var options = new GoogleVisionOptions();
        options.Timeout = timeout ?? options.Timeout;
        return Client(endpoint).AsImageTagger(options, clientRetries: false);
    }

    private static ImageAnnotatorClient Client(Uri endpoint)
    {
        var channel = GrpcChannel.ForAddress(endpoint, new GrpcChannelOptions { MaxSendMessageSize = null });
        var invoker = channel.Intercept(metadata =>
        {
            metadata.Add("x-goog-api-key", "emulator");
            return metadata;
        });
        return new ImageAnnotatorClientBuilder { CallInvoker = invoker }.Build();
    }
}
