using Amazon.Runtime;
using VisionAdapters.Emulator;
using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

public sealed class AwsEmulatorTests : CloudEmulatorTests
{
    private const string Arn = "arn:aws:rekognition:eu-west-1:123456789012:project/shoes/version/shoes.1/1700000000000";

    protected override string Provider => "aws-rekognition";

    [Fact]
    public async Task Labels_with_their_places_and_colours_come_from_one_request()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint);
        var response = await tagger.TagAsync(TestImage.Source(), new TaggingOptions { Features = TaggingFeatures.Tags | TaggingFeatures.Colors }, TestEnd);
        var dress = Assert.Single(response.Tags, tag => tag.Name == "Dress");
        Assert.Equal(["Clothing"], dress.Parents);
        Assert.Equal(["Apparel and Accessories"], dress.Categories);
        Assert.Single(response.Tags.Single(tag => tag.Name == "Person").Regions);
        Assert.Contains(response.Colors, color => color.Area == ColorArea.Image);
        Assert.Equal(2, response.Usage.Count);
        Assert.Equal((1, 2), (cloud.GetUsage().Providers[Provider].Requests, cloud.GetUsage().Providers[Provider].Units.Values.Sum()));
    }

    [Theory]
    [InlineData("eu-west-1")]
    [InlineData("us-gov-west-1")]
    public async Task A_signature_for_any_region_is_verified(string region)
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint, options => options.Region = region);
        Assert.NotEmpty((await tagger.TagAsync(TestImage.Source(length: 300_000), cancellationToken: TestEnd)).Tags);
    }

    [Fact]
    public async Task A_signature_with_a_session_token_is_verified()
    {
        var credentials = new EmulatorCredentials { AwsSessionToken = "session" };
        await using var cloud = await VisionEmulator.StartAsync(new VisionEmulatorOptions { Credentials = credentials }, TestEnd);
        using var tagger = Create(cloud.Endpoint, options => options.Credentials = new SessionAWSCredentials("emulator", "emulator", "session"));
        Assert.NotEmpty((await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd)).Tags);
    }

    [Theory]
    [InlineData(-2, "120 minutes behind")]
    [InlineData(3, "180 minutes ahead of")]
    public async Task A_wrong_clock_is_told_as_such(int hours, string message)
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint, _ => { }, new WrongClock(TimeSpan.FromHours(hours)));

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));

        Assert.Equal(TaggingErrorKind.Authentication, error.Kind);
        Assert.Contains($"The clock of this machine is {message} the service's", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_does_not_put_the_clock_in_doubt()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint, options => options.Credentials = new BasicAWSCredentials("emulator", "wrong"));

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));

        Assert.DoesNotContain("clock", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("emulator", "the-secret-key")]
    [InlineData("AKIDNOBODY", "the-secret-key")]
    public async Task A_wrong_key_is_an_error_of_authentication_that_does_not_tell_the_key(string id, string secret)
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint, options => options.Credentials = new BasicAWSCredentials(id, secret));
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));
        Assert.Equal(TaggingErrorKind.Authentication, error.Kind);
        Assert.NotEmpty(error.RequestId!);
        Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bounds_and_filters_are_applied_by_the_service()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint, options => options.ExcludedLabels.Add("Person"));
        var response = await tagger.TagAsync(TestImage.Source(), new TaggingOptions { MaxTags = 1, MinimumConfidence = 0.95 }, TestEnd);
        Assert.Equal("Clothing", Assert.Single(response.Tags).Name);
    }

    [Fact]
    public async Task An_object_in_S3_is_fetched_by_the_service()
    {
        var options = new VisionEmulatorOptions { ResolveImage = (address, _) => Task.FromResult<ImageInput?>(address.Host == "shop" ? TestImage.Source() : null) };
        await using var cloud = await VisionEmulator.StartAsync(options, TestEnd);
        using var tagger = Create(cloud.Endpoint);
        Assert.NotEmpty((await tagger.TagAsync(ImageInput.FromUri(new Uri("s3://shop/a.png")), cancellationToken: TestEnd)).Tags);
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(ImageInput.FromUri(new Uri("s3://other/a.png")), cancellationToken: TestEnd));
        Assert.Equal(TaggingErrorKind.InvalidImage, error.Kind);
    }

    [Fact]
    public async Task A_custom_model_answers_with_labels_of_its_own()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint, options => options.ProjectVersionArn = Arn);
        var response = await tagger.TagAsync(TestImage.Source(), new TaggingOptions { MaxTags = 2 }, TestEnd);
        Assert.Equal(2, response.Tags.Count);
        Assert.Empty(response.Usage);
    }

    protected override IImageTagger Create(Uri endpoint, TimeSpan? timeout = null) => Create(endpoint, options => options.Timeout = timeout ?? options.Timeout);

    private static AwsRekognitionTagger Create(Uri endpoint, Action<AwsRekognitionOptions> configure, TimeProvider? time = null) =>
        TestTagger.Create(
            options =>
            {
                options.Endpoint = endpoint;
                options.Region = "eu-west-1";
                options.Credentials = new BasicAWSCredentials("emulator", "emulator");
                configure(options);
            },
            time: time);
}
