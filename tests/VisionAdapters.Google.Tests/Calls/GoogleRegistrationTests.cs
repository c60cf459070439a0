using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleRegistrationTests
{
    [Theory]
    [InlineData(GoogleVisionTransport.Grpc)]
    [InlineData(GoogleVisionTransport.Rest)]
    public async Task A_registered_tagger_calls_through_the_hosts_client_and_logs_no_secret(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport, emulate: settings => settings.Credentials.GoogleApiKey = "s3cret");
        var logs = new FakeLogCollector();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(logs)));
        services.AddGoogleVision(options =>
            (options.Endpoint, options.Transport, options.ApiKey) = (cloud.Emulator.Endpoint, transport, "s3cret"));
        await using var provider = services.BuildServiceProvider();
        var tagger = provider.GetRequiredKeyedService<IImageTagger>("google-vision");
        Assert.NotEmpty((await tagger.TagAsync(Pictures.Small(), cancellationToken: TestContext.Current.CancellationToken)).Tags);
        // The factory's own logs hand header values, keys among them, to structured loggers: they are off.
        Assert.DoesNotContain(logs.GetSnapshot(), record => record.Category?.StartsWith("System.Net.Http", StringComparison.Ordinal) == true);
        Assert.All(logs.GetSnapshot(), record => Assert.DoesNotContain("s3cret", record.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Options_are_checked_when_the_tagger_is_first_asked_for()
    {
        var services = new ServiceCollection();
        services.AddGoogleVision("mine", options => options.MaxResults = 0);
        using var provider = services.BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<IImageTagger>("mine"));
    }

    [Fact]
    public void Each_key_has_its_own_options()
    {
        var services = new ServiceCollection();
        services.AddGoogleVision("eu", options => (options.ApiKey, options.ProjectId, options.Location) = ("k", "p", "eu"));
        services.AddGoogleVision("us", options => (options.ApiKey, options.ProjectId, options.Location) = ("k", "p", "us"));
        using var provider = services.BuildServiceProvider();
        Assert.Equal(["eu-vision.googleapis.com", "us-vision.googleapis.com"], new[] { "eu", "us" }.Select(key => provider.GetRequiredKeyedService<IImageTagger>(key).GetService<TaggerMetadata>()!.Endpoint!.Host));
    }
}
