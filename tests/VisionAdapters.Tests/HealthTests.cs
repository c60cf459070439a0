using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests;

public sealed class HealthTests
{
    private static readonly Uri Somewhere = new("https://example.invalid/");
    private readonly ServiceCollection _services = [];
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
    private TaggingErrorKind? _cloudError;

    public HealthTests()
    {
        _services.AddLogging().AddSingleton<TimeProvider>(_clock);
        _services.AddHealthChecks().AddVisionAdapters();
        _services.AddVisionAdapters();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_is_well_while_every_provider_can_be_asked()
    {
        AddCloud();
        AddLocal();
        await using var provider = _services.BuildServiceProvider();

        var entry = await CheckAsync(provider);

        Assert.Equal((HealthStatus.Healthy, "Every provider can be asked."), (entry.Status, entry.Description));
        Assert.Equal(["ready", "ready"], entry.Data.Values);
    }

    [Fact]
    public async Task An_open_circuit_is_degraded_while_another_provider_answers_and_well_again_when_it_has_closed()
    {
        AddCloud();
        AddLocal();
        _services.ConfigureAll<ResilienceOptions>(options => options.MaxRetries = 0);
        await using var provider = _services.BuildServiceProvider();
        _cloudError = TaggingErrorKind.Unavailable;
        await TagAsync(provider, times: 5);

        var entry = await CheckAsync(provider);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("default/cloud: its circuit is open: it failed too often and is not asked for a while.", entry.Description);
        _cloudError = null;
        _clock.Advance(TimeSpan.FromSeconds(16));
        await TagAsync(provider, times: 1);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
    }

    [Theory]
    [InlineData(TaggingErrorKind.QuotaExceeded)]
    [InlineData(TaggingErrorKind.Authentication)]
    [InlineData(TaggingErrorKind.PermissionDenied)]
    public async Task Without_another_provider_a_refusal_that_does_not_pass_is_unhealthy_until_an_answer(TaggingErrorKind kind)
    {
        AddCloud();
        await using var provider = _services.BuildServiceProvider();
        _cloudError = kind;
        await Assert.ThrowsAsync<TaggingException>(() => TagAsync(provider, times: 1));

        var entry = await CheckAsync(provider);

        Assert.Equal((HealthStatus.Unhealthy, $"default/cloud: refused the last call: {kind}."), (entry.Status, entry.Description));
        _cloudError = null;
        await TagAsync(provider, times: 1);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
    }

    [Fact]
    public async Task A_refused_batch_counts_like_a_refused_call_and_an_answered_one_clears_it()
    {
        _services.AddImageTagger("cloud", _ => new ScriptedTagger(
            (_, _) => _cloudError is { } kind ? throw ScriptedTagger.Error(kind) : new TaggingResponse { Provider = "cloud" }, maxBatchSize: 4, provider: "cloud"));
        await using var provider = _services.BuildServiceProvider();
        var tagger = provider.GetRequiredService<IImageTagger>();
        _cloudError = TaggingErrorKind.QuotaExceeded;
        await tagger.TagManyAsync([TestImages.Source(), TestImages.Source()], cancellationToken: Cancellation).ToListAsync();
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(provider)).Status);

        _cloudError = null;
        await tagger.TagManyAsync([TestImages.Source(), TestImages.Source()], cancellationToken: Cancellation).ToListAsync();

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_is_degraded_with_its_reason()
    {
        AddCloud();
        _services.AddOnnxTagger("shop", options => options.SidecarPath = "no/such/shop.json");
        await using var provider = _services.BuildServiceProvider();

        var entry = await CheckAsync(provider);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.StartsWith("default/shop: could not be made: ", entry.Description, StringComparison.Ordinal);
        Assert.Contains("no/such/shop.json", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipeline_that_cannot_be_built_is_unhealthy()
    {
        _services.AddOnnxTagger("shop", options => options.SidecarPath = "no/such/shop.json");
        await using var provider = _services.BuildServiceProvider();

        var entry = await CheckAsync(provider);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("no/such/shop.json", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_turned_off_within_ninety_days_is_degraded()
    {
        _services.AddAzureVision(options => (options.Endpoint, options.Key) = (Somewhere, "none"));
        await using var provider = _services.BuildServiceProvider();
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
        _clock.Advance(new DateTimeOffset(2028, 8, 1, 0, 0, 0, TimeSpan.Zero) - _clock.GetUtcNow());

        var entry = await CheckAsync(provider);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.EndsWith("is turned off on 2028-09-25.", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_pipeline_is_reported()
    {
        AddCloud();
        AddLocal();
        _services.AddVisionAdapters("offline", options => options.Order.Add("local"));
        await using var provider = _services.BuildServiceProvider();

        var entry = await CheckAsync(provider);

        Assert.Equal(["default/cloud", "default/local", "offline/local"], entry.Data.Keys.Order(StringComparer.Ordinal));
    }

    private static async Task<HealthReportEntry> CheckAsync(IServiceProvider provider) =>
        (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation)).Entries["vision-adapters"];

    private static async Task TagAsync(IServiceProvider provider, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await provider.GetRequiredService<IImageTagger>().TagAsync(TestImages.Source(), cancellationToken: Cancellation);
        }
    }

    private void AddCloud() => _services.AddImageTagger("cloud", _ => new ScriptedTagger(
        (_, _) => _cloudError is { } kind ? throw ScriptedTagger.Error(kind) : new TaggingResponse { Provider = "cloud" }, provider: "cloud")
    { Endpoint = Somewhere });

    private void AddLocal() =>
        _services.AddImageTagger("local", _ => new ScriptedTagger((_, _) => new TaggingResponse { Provider = "local" }, provider: "local"));
}
