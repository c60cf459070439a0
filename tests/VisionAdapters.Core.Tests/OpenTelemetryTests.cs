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
            ["error.type", "vision_adapters.images", "vision_adapters.provider"],
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
