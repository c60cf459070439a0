using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VisionAdapters.Azure;

namespace VisionAdapters.Tests;

public sealed class ConfiguredPipelineTests
{
    private const string Settings = """
        {
          "Providers": {
            "azure-vision": { "Endpoint": "https://shop.cognitiveservices.azure.com", "Key": "none", "Resilience": { "CallsPerSecond": 10 } },
            "azure-eu": { "Type": "azure-vision", "Endpoint": "https://shop-eu.cognitiveservices.azure.com", "Key": "none", "Timeout": "00:00:08" },
            "onnx-fashion": { "MaxBatchSize": 4 }
          },
          "Pipelines": {
            "default": { "Fallback": { "MaxAttempts": 2 } },
            "europe": { "Order": ["azure-eu", "onnx-fashion"], "GatherBatches": false }
          },
          "Mapper": { "Taxonomy": "fashion" }
        }
        """;

    [Fact]
    public void Providers_and_pipelines_are_read_from_a_configuration()
    {
        using var provider = Read(Settings).BuildServiceProvider();

        Assert.Equal("azure-vision, else azure-vision, else onnx-fashion", NameOf(provider.GetRequiredService<IImageTagger>()));
        Assert.Equal("azure-vision, else onnx-fashion", NameOf(provider.GetRequiredKeyedService<IImageTagger>("europe")));
        Assert.Equal(TimeSpan.FromSeconds(8), provider.GetRequiredService<IOptionsMonitor<AzureVisionOptions>>().Get("azure-eu").Timeout);
        Assert.Equal(10, provider.GetRequiredService<IOptionsMonitor<ResilienceOptions>>().Get("azure-vision").CallsPerSecond);
        Assert.Equal(2, provider.GetRequiredService<IOptions<FallbackOptions>>().Value.MaxAttempts);
        Assert.False(provider.GetRequiredService<IOptionsMonitor<VisionAdaptersOptions>>().Get("europe").GatherBatches);
    }

    [Fact]
    public void A_type_that_is_not_known_is_refused_with_its_place_and_those_that_there_are()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Read("""{ "Providers": { "clarity": { "Endpoint": "https://example.com" } } }"""));

        Assert.StartsWith("Providers:clarity: the provider type 'clarity' is not known. Set Type to google-vision,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_builds_the_pipelines_before_the_first_request()
    {
        var made = 0;
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddImageTagger("stub", _ => new ScriptedTagger((_, _) => new TaggingResponse { Provider = "stub" }, maxBatchSize: ++made, provider: "stub"));
        builder.Services.AddVisionAdapters();
        using var host = builder.Build();

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, made);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_host_that_is_told_so_waits_for_the_first_request()
    {
        var made = 0;
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddImageTagger("stub", _ => new ScriptedTagger((_, _) => new TaggingResponse { Provider = "stub" }, maxBatchSize: ++made, provider: "stub"));
        builder.Services.AddVisionAdapters(options => options.LoadOnStart = false);
        using var host = builder.Build();

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, made);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static ServiceCollection Read(string json)
    {
        var services = new ServiceCollection();
        services.AddVisionAdapters(new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build());
        return services;
    }

    private static string? NameOf(IImageTagger tagger) => tagger.GetService<TaggerMetadata>()!.ProviderName;
}
