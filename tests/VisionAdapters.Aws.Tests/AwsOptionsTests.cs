using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

public sealed class AwsOptionsTests
{
    public static TheoryData<string, Action<AwsRekognitionOptions>> Mistakes { get; } = new()
    {
        { "Endpoint is no http(s) address", options => options.Endpoint = new Uri("ftp://shop.example") },
        { "Session tokens and photos are never sent over http", options => options.Endpoint = new Uri("http://shop.example") },
        { "ProjectVersionArn is no ARN", options => options.ProjectVersionArn = "shoes" },
        { "Features asks for nothing", options => options.Features = TaggingFeatures.Captions },
        { "A filter has more than 100 names", options => options.ExcludedLabels.Add(new string('a', 51)) },
        { "A filter has more than 100 names", options => options.IncludedCategories.Add("") },
        { "MaxDominantColors is 21", options => options.MaxDominantColors = 21 },
        { "Timeout is 00:00:00", options => options.Timeout = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_when_the_tagger_is_made(string expected, Action<AwsRekognitionOptions> mistake)
    {
        var error = Assert.Throws<OptionsValidationException>(() => TestTagger.Create(options =>
        {
            MakeValid(options);
            mistake(options);
        }));
        Assert.StartsWith(expected, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-west-1", "https://rekognition.eu-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", "https://rekognition.us-gov-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://rekognition.cn-north-1.amazonaws.com.cn/")]
    public void A_region_has_its_address(string region, string address)
    {
        using var tagger = TestTagger.Create(options =>
        {
            MakeValid(options);
            options.Region = region;
        });
        Assert.Equal(new Uri(address), tagger.GetService<TaggerMetadata>()!.Endpoint);
    }

    [Fact]
    public void The_metadata_tell_what_is_documented()
    {
        using var tagger = TestTagger.Create(MakeValid);
        var metadata = tagger.GetService<TaggerMetadata>()!;
        Assert.Equal(("aws-rekognition", "Amazon Rekognition"), (metadata.ProviderId, metadata.ProviderName));
        Assert.Equal((5_242_880, 80, 10_000), (metadata.Limits.MaxBytes, metadata.Limits.MinSide, metadata.Limits.MaxSide));
        Assert.Equal(TaggingFeatures.Tags | TaggingFeatures.Colors, metadata.Features);
    }

    [Fact]
    public void The_metadata_of_a_custom_model_tell_what_its_guide_documents()
    {
        using var tagger = TestTagger.Create(options =>
        {
            MakeValid(options);
            options.ProjectVersionArn = "arn:aws:rekognition:eu-west-1:123456789012:project/shoes/version/shoes.1/1700000000000";
        });
        var limits = tagger.GetService<TaggerMetadata>()!.Limits;
        Assert.Equal((4_194_304, 64, 4_096), (limits.MaxBytes, limits.MinSide, limits.MaxSide));
    }

    [Fact]
    public async Task No_secret_is_logged_however_much_is_logged()
    {
        using var service = new FakeService(AwsAnswers.OneTag);
        using var log = new FakeLoggerProvider();
        var services = new ServiceCollection();
        services.AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddAwsRekognition(options =>
        {
            options.Region = "eu-west-1";
            options.Credentials = new SessionAWSCredentials("AKIDEXAMPLE", "the-secret-key", "the-session-token");
        });
        services.AddHttpClient("aws-rekognition").ConfigurePrimaryHttpMessageHandler(() => service);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredKeyedService<IImageTagger>("aws-rekognition").TagAsync(TestImage.Source(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(service.Requests);
        // The factory's own logs hand header values, keys among them, to structured loggers: they are off.
        Assert.DoesNotContain(log.Collector.GetSnapshot(), record => record.Category?.StartsWith("System.Net.Http", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(log.Collector.GetSnapshot(), record => record.ToString().Contains("the-se", StringComparison.Ordinal) || record.ToString().Contains("Signature=", StringComparison.Ordinal));
    }

    private static void MakeValid(AwsRekognitionOptions options)
    {
        options.Region = "eu-west-1";
        options.Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "the-secret-key");
    }
}
