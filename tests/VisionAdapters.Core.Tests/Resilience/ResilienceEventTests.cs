using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests.Resilience;

public sealed class ResilienceEventTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FakeLogCollector _log = new();
    private readonly TestMeterFactory _meters = new();

    public void Dispose() => _meters.Dispose();

    [Fact]
    public async Task A_retry_is_logged_with_its_kind_and_without_the_providers_words()
    {
        await TagAsync(new ScriptedTagger((_, time) => time == 1 ? throw ScriptedTagger.Error(TaggingErrorKind.Throttled) : StubTagger.Answer("shirt")));

        var record = Assert.Single(_log.GetSnapshot());
        Assert.StartsWith("stub failed with Throttled: retry 1 follows in", record.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("own words", record.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_opened_circuit_is_a_warning()
    {
        await Assert.ThrowsAsync<TaggingException>(() => TagAsync(new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Unavailable))));

        Assert.Contains(_log.GetSnapshot(), record => record.Level == LogLevel.Warning && record.Message.Contains("its circuit is open for 15 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Retries_are_counted()
    {
        using var retries = new MetricCollector<long>(_meters, OpenTelemetryImageTaggerBuilderExtensions.DefaultSourceName, "vision_adapters.resilience.retries");

        await TagAsync(new ScriptedTagger((_, time) => time < 3 ? throw ScriptedTagger.Error(TaggingErrorKind.Throttled) : StubTagger.Answer("shirt")));

        Assert.Equal(2, retries.GetMeasurementSnapshot().Sum(measurement => measurement.Value));
        Assert.Equal("Throttled", retries.LastMeasurement!.Tags["error.type"]);
        Assert.Equal("stub", retries.LastMeasurement.Tags["vision_adapters.provider"]);
    }

    private async Task TagAsync(ScriptedTagger inner)
    {
        using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton<System.Diagnostics.Metrics.IMeterFactory>(_meters)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(_log)))
            .BuildServiceProvider();
        using var tagger = inner.AsBuilder().UseResilience(options => options.CircuitMinimumAttempts = 3).Build(services);
        await _clock.RunAsync(tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));
    }
}
