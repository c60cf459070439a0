using System.Diagnostics;
using System.Diagnostics.Metrics;
using VisionAdapters.Stages;

namespace VisionAdapters.Telemetry;

/// <summary>Records an activity and metrics for each call.</summary>
internal sealed class OpenTelemetryImageTagger : BatchStage
{
    private const string ErrorType = "error.type";
    private readonly ActivitySource _activities;
    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _images;
    private readonly Histogram<int> _tags;
    private readonly TimeProvider _time;
    private readonly KeyValuePair<string, object?> _provider;

    public OpenTelemetryImageTagger(IImageTagger innerTagger, string sourceName, IMeterFactory? meters, TimeProvider time)
        : base(innerTagger)
    {
        _time = time;
        _provider = new("vision_adapters.provider", innerTagger.GetService<TaggerMetadata>()?.ProviderId ?? "unknown");
        _activities = new ActivitySource(sourceName);
        _meter = meters?.Create(new MeterOptions(sourceName)) ?? new Meter(sourceName);
        _duration = _meter.CreateHistogram<double>("vision_adapters.tagging.duration", "s", "Duration of a call.");
        _images = _meter.CreateCounter<long>("vision_adapters.tagging.images", "{image}", "Images answered or failed.");
        _tags = _meter.CreateHistogram<int>("vision_adapters.tagging.tags", "{tag}", "Tags of an image.");
    }

    public override Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        RecordAsync(
            images: 1,
            () => base.TagAsync(image, options, cancellationToken),
            (activity, response) =>
            {
                activity?.SetTag("vision_adapters.model_version", response.ModelVersion);
                activity?.SetTag("vision_adapters.request_id", response.RequestId);
                RecordImage(response, error: null);
            },
            cancellationToken);

    public override Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        return RecordAsync(
            images.Count,
            () => InnerBatchTagger.TagBatchAsync(images, options, cancellationToken),
            (activity, outcomes) =>
            {
                activity?.SetTag("vision_adapters.failed_images", outcomes.Count(outcome => !outcome.IsSuccess));
                foreach (var outcome in outcomes)
                {
                    RecordImage(outcome.Response, outcome.Error?.Kind.ToString());
                }
            },
            cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _activities.Dispose();
            _meter.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<TAnswer> RecordAsync<TAnswer>(
        int images, Func<Task<TAnswer>> call, Action<Activity?, TAnswer> record, CancellationToken cancellationToken)
    {
        using var activity = _activities.StartActivity("tag_images", ActivityKind.Client);
        activity?.SetTag(_provider.Key, _provider.Value);
        activity?.SetTag("vision_adapters.images", images);
        var started = _time.GetTimestamp();
        try
        {
            var answer = await call().ConfigureAwait(false);
            _duration.Record(_time.GetElapsedTime(started).TotalSeconds, _provider);
            record(activity, answer);
            return answer;
        }
        catch (Exception exception)
        {
            var error = NameOf(exception, cancellationToken);
            activity?.SetTag(ErrorType, error);
            activity?.SetStatus(ActivityStatusCode.Error);
            _duration.Record(_time.GetElapsedTime(started).TotalSeconds, _provider, new(ErrorType, error));
            _images.Add(images, _provider, new(ErrorType, error));
            throw;
        }
    }

    private void RecordImage(TaggingResponse? response, string? error)
    {
        if (response is null)
        {
            _images.Add(1, _provider, new(ErrorType, error));
            return;
        }

        _images.Add(1, _provider);
        _tags.Record(response.Tags.Count, _provider);
    }

    private static string NameOf(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        TaggingException failure => failure.Kind.ToString(),
        OperationCanceledException when cancellationToken.IsCancellationRequested => "Cancelled",
        _ => exception.GetType().Name,
    };
}
