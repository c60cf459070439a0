using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using VisionAdapters.Testing;

namespace VisionAdapters.Azure.Tests;

public sealed class AzureDependencyInjectionTests : IDisposable
{
    private readonly FakeService _service = new(AzureAnswers.OneTag);
    private readonly FakeLoggerProvider _log = new();

    public void Dispose()
    {
        _service.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_registered_tagger_calls_through_the_client_of_its_name()
    {
        await using var provider = Provide(options => options.Key = "the-secret-key");
        var tagger = provider.GetRequiredKeyedService<IImageTagger>("azure-vision");
        await tagger.TagAsync(TestImage.Source(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(_service.Requests);
        Assert.Same(tagger, provider.GetKeyedService<IImageTagger>("azure-vision"));
    }

    [Fact]
    public async Task No_secret_is_logged_however_much_is_logged()
    {
        await using var provider = Provide(options => options.Key = "the-secret-key");
        await provider.GetRequiredKeyedService<IImageTagger>("azure-vision").TagAsync(TestImage.Source(), cancellationToken: TestContext.Current.CancellationToken);
        var records = _log.Collector.GetSnapshot();
        // The factory's own logs hand header values, keys among them, to structured loggers: they are off.
        Assert.DoesNotContain(records, record => record.Category?.StartsWith("System.Net.Http", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(records, record => record.ToString().Contains("the-secret-key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mistake_is_told_when_the_tagger_is_first_asked_for()
    {
        await using var provider = Provide(options => options.Timeout = TimeSpan.Zero);
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<IImageTagger>("azure-vision"));
    }

    [Fact]
    public async Task A_mistake_is_told_when_the_host_starts()
    {
        await using var provider = Provide(options => options.Timeout = TimeSpan.Zero);
        Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);
    }

    [Fact]
    public async Task A_configuration_says_what_code_says()
    {
        var services = new ServiceCollection();
        services.AddAzureVision(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Vision:Endpoint"] = "https://shop.cognitiveservices.azure.com",
            ["Vision:Key"] = "the-secret-key",
            ["Vision:Features"] = "Tags, Objects",
            ["Vision:Timeout"] = "00:00:20",
        }).Build().GetSection("Vision"));
        await using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<AzureVisionOptions>>().Get("azure-vision");
        Assert.Equal(("the-secret-key", TaggingFeatures.Tags | TaggingFeatures.Objects, 20), (options.Key, options.Features, options.Timeout.TotalSeconds));
        Assert.Equal("shop.cognitiveservices.azure.com", provider.GetRequiredKeyedService<IImageTagger>("azure-vision").GetService<TaggerMetadata>()!.Endpoint!.Host);
    }

    [Fact]
    public async Task A_stage_is_put_around_one_provider()
    {
        var services = new ServiceCollection();
        services.AddAzureVision(options => (options.Endpoint, options.Key) = (new Uri("https://shop.cognitiveservices.azure.com"), "k"))
            .Use(inner => new Stage(inner));
        await using var provider = services.BuildServiceProvider();
        Assert.IsType<Stage>(provider.GetRequiredKeyedService<IImageTagger>("azure-vision"));
        Assert.Equal(["azure-vision"], provider.GetRequiredService<IOptions<RegisteredImageTaggers>>().Value.Keys);
    }

    [Fact]
    public async Task A_client_of_the_host_that_follows_redirects_is_refused()
    {
        await using var provider = Provide(options => options.Key = "the-secret-key", new HttpClientHandler());
        var error = Assert.Throws<ArgumentException>(() => provider.GetRequiredKeyedService<IImageTagger>("azure-vision"));
        Assert.Contains("AllowAutoRedirect", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_resources_have_two_keys_and_two_options()
    {
        var services = new ServiceCollection();
        services.AddAzureVision("one", options => (options.Endpoint, options.Key) = (new Uri("https://one.cognitiveservices.azure.com"), "1"));
        services.AddAzureVision("two", options => (options.Endpoint, options.Key) = (new Uri("https://two.cognitiveservices.azure.com"), "2"));
        await using var provider = services.BuildServiceProvider();
        Assert.Equal("one.cognitiveservices.azure.com", Host("one"));
        Assert.Equal("two.cognitiveservices.azure.com", Host("two"));

        string Host(string key) => provider.GetRequiredKeyedService<IImageTagger>(key).GetService<TaggerMetadata>()!.Endpoint!.Host;
    }

    private ServiceProvider Provide(Action<AzureVisionOptions> configure, HttpMessageHandler? handler = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        services.AddAzureVision(options =>
        {
            options.Endpoint = new Uri("https://shop.cognitiveservices.azure.com");
            configure(options);
        });
        services.AddHttpClient("azure-vision").ConfigurePrimaryHttpMessageHandler(() => handler ?? _service);
        return services.BuildServiceProvider();
    }

    private sealed class Stage(IImageTagger inner) : DelegatingImageTagger(inner);
}
