using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace VisionAdapters.Tests;

public sealed class ProviderFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provider_that_cannot_be_made_leaves_the_answer_to_the_others_and_says_why()
    {
        var services = new ServiceCollection();
        services.AddImageTagger("broken", _ => throw new FileNotFoundException("my-model.json is missing."));
        services.AddImageTagger("sound", _ => new ScriptedTagger((_, _) => new TaggingResponse { Provider = "sound" }, provider: "sound"));
        services.AddVisionAdapters(options =>
        {
            options.Order.Add("broken");
            options.Order.Add("sound");
        });
        await using var provider = services.BuildServiceProvider();

        var response = await provider.GetRequiredService<IImageTagger>().TagAsync(TestImages.Source(), cancellationToken: Cancellation);

        Assert.Equal("sound", response.Provider);
        var attempt = Assert.Single(response.FailedAttempts);
        Assert.Equal(("broken", TaggingErrorKind.InvalidRequest), (attempt.Provider, attempt.Kind));
        Assert.Equal("broken could not be made when the application started: my-model.json is missing.", attempt.Message);
    }

    [Fact]
    public void When_no_provider_can_be_made_there_is_no_tagger()
    {
        var services = new ServiceCollection();
        services.AddImageTagger("first", _ => throw new FileNotFoundException("first.json is missing."));
        services.AddImageTagger("second", _ => throw new FileNotFoundException("second.json is missing."));
        services.AddVisionAdapters();
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<AggregateException>(provider.GetRequiredService<IImageTagger>);

        Assert.Equal(["first.json is missing.", "second.json is missing."], error.InnerExceptions.Select(inner => inner.Message));
    }

    [Fact]
    public void Settings_of_providers_and_pipelines_are_checked_when_the_host_starts()
    {
        var services = new ServiceCollection();
        services.AddAzureVision(options => options.Features = TaggingFeatures.None);
        services.AddVisionAdapters("careful", options => options.Order.Add("azure"));
        services.Configure<ResilienceOptions>("azure-vision", options => options.MaxRetries = -1);
        services.AddVisionAdapters();
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<AggregateException>(provider.GetRequiredService<IStartupValidator>().Validate);

        var failures = error.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures).ToArray();
        Assert.Contains(failures, failure => failure.StartsWith("Endpoint is missing", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("names 'azure'", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("azure-vision.MaxRetries", StringComparison.Ordinal));
    }
}
