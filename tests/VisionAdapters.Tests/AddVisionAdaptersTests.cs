using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace VisionAdapters.Tests;

public sealed class AddVisionAdaptersTests
{
    private static readonly Uri Somewhere = new("https://example.invalid/");

    [Fact]
    public async Task Services_are_asked_in_the_order_of_registration_and_the_local_model_last()
    {
        var services = new ServiceCollection();
        Add(services, "local", TaggingErrorKind.Unknown, endpoint: null);
        Add(services, "b-cloud", TaggingErrorKind.Authentication, Somewhere);
        Add(services, "a-cloud", TaggingErrorKind.Authentication, Somewhere);
        services.AddVisionAdapters();

        var error = await FailAsync(services);

        Assert.Equal(["b-cloud", "a-cloud", "local"], error.FailedAttempts.Select(attempt => attempt.Provider));
    }

    [Fact]
    public async Task An_order_that_is_given_is_kept()
    {
        var services = new ServiceCollection();
        Add(services, "a", TaggingErrorKind.Authentication, Somewhere);
        Add(services, "b", TaggingErrorKind.Authentication, Somewhere);
        Add(services, "local", TaggingErrorKind.Unknown, endpoint: null);
        services.AddVisionAdapters(options =>
        {
            options.Order.Add("local");
            options.Order.Add("b");
        });

        var error = await FailAsync(services);

        Assert.Equal(["local", "b"], error.FailedAttempts.Select(attempt => attempt.Provider));
    }

    [Fact]
    public async Task A_service_gets_resilience_by_its_name_and_a_local_model_gets_none()
    {
        var services = new ServiceCollection();
        var cloud = Add(services, "cloud", TaggingErrorKind.Unavailable, Somewhere);
        var local = Add(services, "local", TaggingErrorKind.Unavailable, endpoint: null);
        services.AddVisionAdapters();
        services.Configure<ResilienceOptions>("cloud", options =>
        {
            options.MaxRetries = 2;
            options.RetryDelay = TimeSpan.Zero;
        });

        await FailAsync(services);

        Assert.Equal(3, cloud.Calls);
        Assert.Equal(1, local.Calls);
    }

    [Fact]
    public void Keyed_taggers_stay_what_they_are_and_are_disposed_once_by_the_container()
    {
        var services = new ServiceCollection();
        var cloud = Add(services, "cloud", TaggingErrorKind.Unavailable, Somewhere);
        services.AddVisionAdapters();
        var provider = services.BuildServiceProvider();

        Assert.Same(cloud, provider.GetRequiredKeyedService<IImageTagger>("cloud"));
        var tagger = provider.GetRequiredService<IImageTagger>();
        Assert.NotNull(tagger.GetService<CircuitBreakerStateProvider>());
        tagger.Dispose();
        Assert.False(cloud.IsDisposed);
        provider.Dispose();
        Assert.True(cloud.IsDisposed);
    }

    [Fact]
    public void Without_any_tagger_it_says_what_to_register()
    {
        var services = new ServiceCollection();
        services.AddVisionAdapters();
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IImageTagger>);

        Assert.Contains("AddFashionModel()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_with_an_unknown_key_is_refused_with_those_that_there_are()
    {
        var services = new ServiceCollection();
        Add(services, "cloud", TaggingErrorKind.Unavailable, Somewhere);
        services.AddVisionAdapters(options => options.Order.Add("clod"));
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IImageTagger>);

        Assert.Contains("'clod'", error.Message, StringComparison.Ordinal);
        Assert.Contains("There are: cloud.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_out_of_range_are_refused_with_the_providers_name()
    {
        var services = new ServiceCollection();
        Add(services, "cloud", TaggingErrorKind.Unavailable, Somewhere);
        services.AddVisionAdapters();
        services.Configure<ResilienceOptions>("cloud", options => options.MaxRetries = -1);
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IImageTagger>);

        Assert.Contains("cloud.MaxRetries", error.Message, StringComparison.Ordinal);
    }

    private static ScriptedTagger Add(IServiceCollection services, string key, TaggingErrorKind kind, Uri? endpoint)
    {
        var tagger = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(kind), provider: key) { Endpoint = endpoint };
        services.AddImageTagger(key, _ => tagger);
        return tagger;
    }

    private static async Task<TaggingException> FailAsync(ServiceCollection services)
    {
        await using var provider = services.BuildServiceProvider();
        var tagger = provider.GetRequiredService<IImageTagger>();
        return await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));
    }
}
