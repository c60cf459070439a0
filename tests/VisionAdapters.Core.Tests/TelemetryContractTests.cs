using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests;

/// <summary>The names, units and words of the meters, which dashboards are built on, and what each measurement carries.</summary>
public sealed class TelemetryContractTests : IDisposable
{
    private const string Source = OpenTelemetryImageTaggerBuilderExtensions.DefaultSourceName;

    private readonly FakeTimeProvider _clock = new();
    private readonly TestMeterFactory _meters = new();
    private readonly List<Activity> _activities = [];
    private readonly ActivityListener _listener;
    private readonly ServiceProvider _services;
    private readonly string _source = $"contract {TestContext.Current.TestCase?.TestCaseDisplayName}";

    public TelemetryContractTests()
    {
        _services = new ServiceCollection().AddSingleton<IMeterFactory>(_meters).AddSingleton<TimeProvider>(_clock).BuildServiceProvider();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == _source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _activities.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public void Instruments_have_the_names_units_and_words_that_dashboards_are_built_on()
    {
        var instruments = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Scope == _meters)
                {
                    instruments.Add(instrument);
                }
            },
        };
        listener.Start();

        using var telemetry = new StubTagger().AsBuilder().UseOpenTelemetry().Build(_services);
        using var resilience = new StubTagger().AsBuilder().UseResilience().Build(_services);

        Assert.Equal(
            [
                "vision_adapters.resilience.circuit_openings [{opening}] Circuits that opened.",
                "vision_adapters.resilience.rejections [{call}] Calls refused without asking the provider.",
                "vision_adapters.resilience.retries [{retry}] Calls made again.",
                "vision_adapters.tagging.duration [s] Duration of a call.",
                "vision_adapters.tagging.images [{image}] Images answered or failed.",
                "vision_adapters.tagging.tags [{tag}] Tags of an image.",
            ],
            instruments.Select(instrument => $"{instrument.Name} [{instrument.Unit}] {instrument.Description}").Order(StringComparer.Ordinal));
        Assert.Equal([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60], Bounds<double>("duration"));
        Assert.Equal([0, 1, 2, 5, 10, 20, 50, 100], Bounds<int>("tags"));

        IEnumerable<T>? Bounds<T>(string name)
            where T : struct =>
            instruments.OfType<Histogram<T>>().Single(instrument => instrument.Name.EndsWith(name, StringComparison.Ordinal)).Advice!.HistogramBucketBoundaries;
    }

    [Fact]
    public async Task A_failed_call_has_its_duration_and_names_the_one_who_failed()
    {
        using var duration = new MetricCollector<double>(_meters, _source, "vision_adapters.tagging.duration");
        using var tagger = Build(new StubTagger(_ =>
        {
            _clock.Advance(TimeSpan.FromSeconds(3));
            throw new TaggingException(TaggingErrorKind.Timeout, "slow") { Provider = "cloud" };
        }));

        await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));

        var measured = Assert.Single(duration.GetMeasurementSnapshot());
        Assert.Equal((3.0, "cloud", "Timeout"), (measured.Value, measured.Tags["vision_adapters.provider"], measured.Tags["error.type"]));
        Assert.Equal("cloud", Assert.Single(_activities).GetTagItem("vision_adapters.provider"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_emulated_answers_are_marked_as_such(bool isEmulated)
    {
        using var images = new MetricCollector<long>(_meters, _source, "vision_adapters.tagging.images");
        using var tagger = Build(new StubTagger(_ => new TaggingResponse(StubTagger.Answer("shirt")) { IsEmulated = isEmulated }));

        await TagAsync(tagger);

        Assert.Equal(isEmulated ? true : null, Assert.Single(images.GetMeasurementSnapshot()).Tags.GetValueOrDefault("vision_adapters.is_emulated"));
        Assert.Equal(isEmulated ? true : null, Assert.Single(_activities).GetTagItem("vision_adapters.is_emulated"));
    }

    [Fact]
    public async Task A_call_carries_the_request_id_and_the_tokens_of_both_ways()
    {
        using var tagger = Build(new StubTagger(_ => new TaggingResponse(StubTagger.Answer("shirt"))
        {
            Usage = [new BillableUsage { Feature = "input tokens", Units = 7 }, new BillableUsage { Feature = "output tokens", Units = 9 }],
        }));

        await TagAsync(tagger);

        var activity = Assert.Single(_activities);
        Assert.Equal("r1", activity.GetTagItem("vision_adapters.request_id"));
        Assert.Equal((7, 9), (activity.GetTagItem("gen_ai.usage.input_tokens"), activity.GetTagItem("gen_ai.usage.output_tokens")));
    }

    [Fact]
    public async Task Attempts_that_failed_are_events_with_their_seconds_whoever_answers_in_the_end()
    {
        var attempt = new TaggingAttempt { Provider = "cloud", Kind = TaggingErrorKind.Throttled, Message = "no", Elapsed = TimeSpan.FromSeconds(2) };
        var failure = new TaggingException(TaggingErrorKind.Unavailable, "none") { FailedAttempts = [attempt] };
        using var batch = Build(new StubBatchTagger(image => image.Name == "bad" ? throw failure : new TaggingResponse(StubTagger.Answer()) { FailedAttempts = [attempt] }));
        using var single = Build(new StubTagger(_ => throw failure));

        await batch.GetService<IBatchImageTagger>()!.TagBatchAsync([Image("good"), Image("bad")], null, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<TaggingException>(() => TagAsync(single));

        Assert.Equal([2, 1], _activities.Select(activity => activity.Events.Count()));
        Assert.All(_activities.SelectMany(activity => activity.Events), failed => Assert.Equal(
            [("vision_adapters.provider", (object?)"cloud"), ("error.type", "Throttled"), ("vision_adapters.elapsed", 2.0)],
            failed.Tags.Select(tag => (tag.Key, tag.Value))));
    }

    [Fact]
    public async Task A_batch_that_nobody_answered_names_the_tagger()
    {
        using var duration = new MetricCollector<double>(_meters, _source, "vision_adapters.tagging.duration");
        using var tagger = Build(new StubBatchTagger(_ => throw new TaggingException(TaggingErrorKind.InvalidImage, "broken")));

        await tagger.GetService<IBatchImageTagger>()!.TagBatchAsync([Image("a")], null, TestContext.Current.CancellationToken);

        Assert.Equal("stub", Assert.Single(duration.GetMeasurementSnapshot()).Tags["vision_adapters.provider"]);
    }

    [Fact]
    public async Task A_failover_is_counted_by_who_failed_and_why()
    {
        using var failovers = new MetricCollector<long>(_meters, Source, "vision_adapters.fallback.failovers");
        var cloud = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Throttled), provider: "cloud");
        using var tagger = new FallbackImageTagger([cloud, new StubTagger()], meterFactory: _meters);

        await TagAsync(tagger);

        var counted = Assert.Single(failovers.GetMeasurementSnapshot());
        Assert.Equal((1L, "cloud", "Throttled"), (counted.Value, counted.Tags["vision_adapters.provider"], counted.Tags["error.type"]));
        Assert.Equal(("{image}", "Images for which the next tagger was asked, by who did not answer."), (failovers.Instrument!.Unit, failovers.Instrument.Description));
    }

    [Fact]
    public void Disposing_ends_the_meters()
    {
        var ended = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == _source)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
            MeasurementsCompleted = (instrument, _) => ended.Add(instrument.Name),
        };
        listener.Start();
        var tagger = new StubTagger().AsBuilder().UseOpenTelemetry(_source).Build();

        tagger.Dispose();

        Assert.Equal(3, ended.Count);
    }

    private IImageTagger Build(IImageTagger inner) => inner.AsBuilder().UseOpenTelemetry(_source).Build(_services);

    private static ImageInput Image(string name) => ImageInput.FromBytes(new byte[] { 1 }, name);

    private static Task<TaggingResponse> TagAsync(IImageTagger tagger) => tagger.TagAsync(Image("a"), cancellationToken: TestContext.Current.CancellationToken);
}
