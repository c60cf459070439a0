using Amazon.Rekognition;
using Amazon.Runtime;
using Microsoft.Extensions.Options;
using VisionAdapters.Aws;
using VisionAdapters.Emulator;
using VisionAdapters.Testing;

namespace VisionAdapters.VendorClients.Tests;

/// <summary>A client of Amazon Rekognition whose retries are off is a tagger like the one that calls the service itself.</summary>
public sealed class RekognitionTests : CloudEmulatorTests
{
    protected override string Provider => "aws-rekognition";

    protected override bool TellsEmulator => false;

    // AWSSDK.Core makes a request anew whose connection is reset, up to ten times, whatever MaxErrorRetry says.
    protected override int RequestsOfAReset => 11;

    public static TheoryData<string> Promises => [.. ImageTaggerContract.Promises];

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task Every_promise_of_a_tagger_is_kept(string promise)
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        await new ImageTaggerContract { Create = () => Create(cloud.Endpoint) }.CheckAsync(promise, TestEnd);
    }

    [Fact]
    public async Task The_typed_answer_says_what_the_wire_says()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var typed = Create(cloud.Endpoint);
        using var wire = new AwsRekognitionTagger(new AwsRekognitionOptions
        {
            Endpoint = cloud.Endpoint,
            Region = "eu-west-1",
            Credentials = new BasicAWSCredentials("emulator", "emulator"),
        });
        var options = new TaggingOptions { Features = TaggingFeatures.Tags | TaggingFeatures.Colors, MaxTags = 5, MinimumConfidence = 0.6 };

        var (ours, theirs) = (await typed.TagAsync(TestImage.Source(), options, TestEnd), await wire.TagAsync(TestImage.Source(), options, TestEnd));

        Assert.NotEmpty(ours.Tags);
        Assert.Equal(theirs.Tags.Select(Describe), ours.Tags.Select(Describe));
        Assert.Equal(theirs.Colors.Select(color => (color.Red, color.Green, color.Blue, color.Area)), ours.Colors.Select(color => (color.Red, color.Green, color.Blue, color.Area)));
        Assert.Equal(theirs.ModelVersion, ours.ModelVersion);
        Assert.Equal(theirs.Usage.Select(usage => usage.Feature), ours.Usage.Select(usage => usage.Feature));

        static string Describe(ImageTag tag) =>
            $"{tag.Name} {tag.Confidence:0.0000} {string.Join(',', tag.Parents)} {string.Join(',', tag.Aliases)} {string.Join(',', tag.Categories)} {tag.Regions.Count}";
    }

    [Fact]
    public async Task A_wrong_key_is_an_error_of_authentication()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var client = Client(cloud.Endpoint, secret: "wrong");
        using var tagger = client.AsImageTagger();

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));

        Assert.Equal((TaggingErrorKind.Authentication, Provider), (error.Kind, error.Provider));
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 9)]
    public async Task Retries_of_the_client_and_of_the_pipeline_do_not_multiply(bool clientRetries, int requests)
    {
        await using var cloud = await VisionEmulator.StartAsync(
            new VisionEmulatorOptions { Faults = new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.Unavailable }] } }, TestEnd);
        using var client = Client(cloud.Endpoint, maxRetries: 2);
        using var tagger = client.AsImageTagger(new AmazonRekognitionTaggerOptions { ClientRetries = clientRetries }).AsBuilder()
            .UseResilience(options =>
            {
                options.MaxRetries = 2;
                options.RetryDelay = TimeSpan.Zero;
                options.CircuitFailureRatio = null;
                options.AttemptTimeout = null;
            })
            .Build();

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));

        Assert.Equal(TaggingErrorKind.Unavailable, error.Kind);
        Assert.Equal(requests, cloud.GetUsage().Providers[Provider].Requests);
    }

    [Fact]
    public void Options_that_no_call_can_succeed_with_are_refused()
    {
        using var client = Client(new Uri("http://127.0.0.1:1"));

        Assert.Throws<OptionsValidationException>(() => client.AsImageTagger(new AmazonRekognitionTaggerOptions { Features = TaggingFeatures.Captions }));
        Assert.Throws<OptionsValidationException>(() => client.AsImageTagger(new AmazonRekognitionTaggerOptions { Timeout = TimeSpan.Zero }));
    }

    protected override IImageTagger Create(Uri endpoint, TimeSpan? timeout = null)
    {
        var options = new AmazonRekognitionTaggerOptions { ClientRetries = false };
        options.Timeout = timeout ?? options.Timeout;
        return Client(endpoint).AsImageTagger(options);
    }

    private static AmazonRekognitionClient Client(Uri endpoint, int maxRetries = 0, string secret = "emulator") => new(
        new BasicAWSCredentials("emulator", secret),
        new AmazonRekognitionConfig
        {
            ServiceURL = endpoint.ToString(),
            AuthenticationRegion = "eu-west-1",
            MaxErrorRetry = maxRetries,
            RetryMode = RequestRetryMode.Standard,
        });
}
