using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using VisionAdapters.Testing;

namespace VisionAdapters.Tests;

/// <summary>What a service that asks a cloud behind a fallback tells its operators, seen through OpenTelemetry's own exporters.</summary>
public sealed partial class ExportedTelemetryTests : IAsyncLifetime
{
    private readonly List<Activity> _spans = [];
    private WebApplication _service = null!;
    private string _metrics = "";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddImageTagger("cloud", _ => new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Unavailable), provider: "cloud")
        {
            Endpoint = new Uri("https://example.invalid/"),
        });
        builder.Services.AddImageTagger("local", _ => new ScriptedTagger((_, _) => new TaggingResponse { Provider = "local", Latency = TimeSpan.FromMilliseconds(30) }, provider: "local"));
        builder.Services.AddVisionAdapters().UseOpenTelemetry();
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(OpenTelemetryImageTaggerBuilderExtensions.DefaultSourceName).AddPrometheusExporter(options => options.ScrapeResponseCacheDurationMilliseconds = 0))
            .WithTracing(traces => traces.AddSource(OpenTelemetryImageTaggerBuilderExtensions.DefaultSourceName).AddInMemoryExporter(_spans));
        _service = builder.Build();
        _service.Urls.Add("http://127.0.0.1:0");
        _service.MapPrometheusScrapingEndpoint();
        await _service.StartAsync(TestContext.Current.CancellationToken);

        for (var call = 0; call < 8; call++)
        {
            await _service.Services.GetRequiredService<IImageTagger>().TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);
        }

        var address = _service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var client = new HttpClient();
        _metrics = await client.GetStringAsync(new Uri($"{address}/metrics"), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Images_are_counted_by_who_answered() =>
        Assert.Matches("""vision_adapters_tagging_images_total\{[^}]*vision_adapters_provider="local"[^}]*\} 8\s""", _metrics);

    [Fact]
    public void Nothing_is_counted_for_the_fallback_itself() => Assert.DoesNotContain("\"fallback\"", _metrics, StringComparison.Ordinal);

    [Fact]
    public void Failovers_are_counted_by_provider_and_error() =>
        Assert.Matches("""vision_adapters_fallback_failovers_total\{[^}]*error_type="Unavailable"[^}]*vision_adapters_provider="cloud"[^}]*\} 8\s""", _metrics);

    [Fact]
    public void Circuits_that_open_are_counted() =>
        Assert.Matches("""vision_adapters_resilience_circuit_openings_total\{[^}]*vision_adapters_provider="cloud"[^}]*\} 1\s""", _metrics);

    [Fact]
    public void Durations_fall_into_buckets_from_milliseconds_to_a_minute()
    {
        var bounds = BucketBound().Matches(_metrics).Select(match => match.Groups["bound"].Value).ToArray();

        Assert.Equal(["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "0.75", "1", "2.5", "5", "7.5", "10", "30", "60", "+Inf"], bounds);
    }

    [Fact]
    public void A_span_names_who_answered_and_who_did_not()
    {
        var span = _spans[0];

        Assert.Equal((ActivityKind.Internal, "local"), (span.Kind, span.GetTagItem("vision_adapters.provider")));
        Assert.Equal(["cloud"], span.Events.Select(attempt => attempt.Tags.First().Value));
    }

    [Fact]
    public void The_dashboard_asks_only_for_metrics_that_are_there()
    {
        var dashboard = File.ReadAllText(SharedData.Repository("docs", "dashboards", "vision-adapters.json"));
        var asked = MetricName().Matches(dashboard).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToArray();

        Assert.NotEmpty(asked);
        Assert.All(asked, name => Assert.Contains(name, _metrics, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [GeneratedRegex("""vision_adapters_tagging_duration_seconds_bucket\{[^}]*le="(?<bound>[^"]+)"[^}]*\}""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BucketBound();

    [GeneratedRegex("vision_adapters_(tagging|fallback|resilience)_[a-z_]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MetricName();
}
