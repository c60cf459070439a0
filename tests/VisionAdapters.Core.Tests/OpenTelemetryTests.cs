using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests;

public sealed class OpenTelemetryTests : IDisposable
{
    private readonly string _source = $"test {TestContext.Current.TestCase?.TestCaseDisplayName}";
    private readonly FakeTimeProvider _clock = new();
    private readonly List<Activity> _activities = [];
    private readonly ActivityListener _listener;
    private readonly ServiceProvider _services;

    public OpenTelemetryTests()
    {
        _services = new ServiceCollection().AddSingleton<IMeterFactory, TestMeterFactory>().AddSingleton<TimeProvider>(_clock).BuildServiceProvider();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == _source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _activities.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public async Task A_call_is_an_activity_that_names_provider_and_model()
    {
        using var tagger = Build(new StubTagger());

        await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

        var activity = Assert.Single(_activities);
        Assert.Equal("tag_images", activity.OperationName);
        Assert.Equal("stub", activity.GetTagItem("vision_adapters.provider"));
        Assert.Equal("7", activity.GetTagItem("vision_adapters.model_version"));
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
    }

    [Fact]
    public async Task Neither_names_of_images_nor_tags_nor_messages_are_recorded()
    {
        using var tagger = Build(new StubTagger(_ => throw new TaggingException(TaggingErrorKind.Authentication, "the key is 12345")));

        await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));

        var activity = Assert.Single(_activities);
        Assert.Equal(
            ["error.type", "gen_ai.operation.name", "vision_adapters.images", "vision_adapters.provider"],
            activity.TagObjects.Select(tag => tag.Key).Order(StringComparer.Ordinal));
        Assert.Null(activity.StatusDescription);
        Assert.Empty(activity.Events);
    }

    [Fact]
    public async Task Duration_images_and_tags_are_measured()
    {
        using var tagger = Build(new StubTagger(_ =>
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            return StubTagger.Answer("shirt", "blue", "cotton");
        }));
        using var duration = Collect<double>("duration");
        using var images = Collect<long>("images");
        using var tags = Collect<int>("tags");

        await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, duration.LastMeasurement!.Value);
        Assert.Equal("stub", duration.LastMeasurement.Tags["vision_adapters.provider"]);
        Assert.Equal(1, images.LastMeasurement!.Value);
        Assert.Equal(3, tags.LastMeasurement!.Value);
    }

    [Fact]
    public async Task A_failure_is_counted_by_its_kind()
    {
        using var tagger = Build(new StubTagger(_ => throw new TaggingException(TaggingErrorKind.Throttled, "slow down")));
        using var images = Collect<long>("images");

        await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("Throttled", images.LastMeasurement!.Tags["error.type"]);
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(_activities).Status);
        Assert.Equal("Throttled", _activities[0].GetTagItem("error.type"));
    }

    [Fact]
    public async Task A_cancelled_call_is_counted_as_such()
    {
        using var tagger = Build(new StubTagger());
        using var images = Collect<long>("images");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(TestImages.Source(), cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal("Cancelled", images.LastMeasurement!.Tags["error.type"]);
    }

    [Fact]
    public async Task A_batch_is_one_activity_whose_images_are_counted_one_by_one()
    {
        var number = 0;
        using var tagger = Build(new StubBatchTagger(_ => number++ == 1 ? throw new TaggingException(TaggingErrorKind.InvalidImage, "broken") : StubTagger.Answer("shirt")));
        using var images = Collect<long>("images");

        await tagger.GetService<IBatchImageTagger>()!.TagBatchAsync([TestImages.Source(), TestImages.Source(), TestImages.Source()], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, Assert.Single(_activities).GetTagItem("vision_adapters.failed_images"));
        Assert.Equal([null, "InvalidImage", null], images.GetMeasurementSnapshot().Select(measurement => measurement.Tags.GetValueOrDefault("error.type")));
    }

    [Fact]
    public async Task Behind_a_fallback_the_one_who_answered_is_named_and_those_who_did_not_are_events()
    {
        var cloud = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Throttled), provider: "cloud");
        var local = new ScriptedTagger((_, _) => new TaggingResponse { Provider = "local", IsEmulated = true }, provider: "local");
        using var tagger = Build(new FallbackImageTagger([cloud, local]));
        using var images = Collect<long>("images");

        await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

        var activity = Assert.Single(_activities);
        Assert.Equal((ActivityKind.Internal, "local", true), (activity.Kind, activity.GetTagItem("vision_adapters.provider"), activity.GetTagItem("vision_adapters.is_emulated")));
        var attempt = Assert.Single(activity.Events);
        Assert.Equal("vision_adapters.failed_attempt", attempt.Name);
        Assert.Equal(["cloud", "Throttled"], attempt.Tags.Take(2).Select(tag => tag.Value));
        Assert.Equal("local", images.LastMeasurement!.Tags["vision_adapters.provider"]);
    }

    [Fact]
    public async Task A_service_is_asked_by_a_client_and_named_by_its_address()
    {
        using var tagger = Build(new ScriptedTagger((_, _) => new TaggingResponse { Provider = "cloud" }, provider: "cloud") { Endpoint = new Uri("https://vision.example:8443/v1") });

        await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

        var activity = Assert.Single(_activities);
        Assert.Equal((ActivityKind.Client, "vision.example", 8443), (activity.Kind, activity.GetTagItem("server.address"), activity.GetTagItem("server.port")));
    }

    [Fact]
    public async Task Names_of_the_GenAI_conventions_stand_beside_ours_where_they_mean_the_same()
    {
        using var tagger = Build(new StubTagger(_ => new TaggingResponse(StubTagger.Answer("shirt"))
        {
            Usage = [new BillableUsage { Feature = "input tokens", Units = 1200 }, new BillableUsage { Feature = "images", Units = 1 }],
        }));

        await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

        var names = Assert.Single(_activities).TagObjects.Where(tag => tag.Key.StartsWith("gen_ai.", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        Assert.Equal(("tag_images", "stub", "7", "r1"), (names["gen_ai.operation.name"], names["gen_ai.provider.name"], names["gen_ai.response.model"], names["gen_ai.response.id"]));
        Assert.Equal(5, names.Count);
        Assert.Equal(1200L, Convert.ToInt64(names["gen_ai.usage.input_tokens"], System.Globalization.CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private IImageTagger Build(IImageTagger inner) => inner.AsBuilder().UseOpenTelemetry(_source).Build(_services);

    private MetricCollector<T> Collect<T>(string instrument)
        where T : struct =>
        new(_services.GetRequiredService<IMeterFactory>(), _source, $"vision_adapters.tagging.{instrument}");
}
