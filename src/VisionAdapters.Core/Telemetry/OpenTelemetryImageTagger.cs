using System.Diagnostics;
using System.Diagnostics.Metrics;
using VisionAdapters.Stages;

namespace VisionAdapters.Telemetry;

/// <summary>Records an activity and metrics for each call.</summary>
internal sealed class OpenTelemetryImageTagger : BatchStage
{
    private readonly ActivitySource _activities;
    private readonly TaggingInstruments _instruments;
    private readonly TimeProvider _time;
    private readonly TaggerMetadata _metadata;

    public OpenTelemetryImageTagger(IImageTagger innerTagger, string sourceName, IMeterFactory? meters, TimeProvider time)
        : base(innerTagger)
    {
        _time = time;
        _metadata = innerTagger.GetService<TaggerMetadata>() ?? new TaggerMetadata { ProviderId = "unknown" };
        _activities = new ActivitySource(sourceName);
        _instruments = new TaggingInstruments(sourceName, meters);
    }

    public override Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        RecordAsync(
            images: 1,
            () => base.TagAsync(image, options, cancellationToken),
            (activity, response) =>
            {
                activity.Describe(response);
                _instruments.Answered(response);
                return TaggingCallTags.Of(response);
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
                    if (outcome.IsSuccess)
                    {
                        activity.AddFailedAttempts(outcome.Response.FailedAttempts);
                        _instruments.Answered(outcome.Response);
                    }
                    else
                    {
                        activity.AddFailedAttempts(outcome.Error!.FailedAttempts);
                        _instruments.Failed(1, ProviderOf(outcome.Error), outcome.Error.Kind.ToString());
                    }
                }

                return outcomes.FirstOrDefault(outcome => outcome.IsSuccess)?.Response is { } response
                    ? TaggingCallTags.Of(response)
                    : new TaggingCallTags(_metadata.ProviderId);
            },
            cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _activities.Dispose();
            _instruments.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<TAnswer> RecordAsync<TAnswer>(
        int images, Func<Task<TAnswer>> call, Func<Activity?, TAnswer, TaggingCallTags> record, CancellationToken cancellationToken)
    {
        using var activity = _activities.StartTagging(_metadata, images);
        var started = _time.GetTimestamp();
        try
        {
            var answer = await call().ConfigureAwait(false);
            var elapsed = _time.GetElapsedTime(started);
            var tags = record(activity, answer);
            activity?.SetTag(TaggingCallTags.ProviderKey, tags.Provider);
            _instruments.Ended(elapsed, tags);
            return answer;
        }
        catch (Exception exception)
        {
            var tags = new TaggingCallTags(ProviderOf(exception)) { Error = NameOf(exception, cancellationToken) };
            activity.Fail(tags, (exception as TaggingException)?.FailedAttempts ?? []);
            _instruments.Ended(_time.GetElapsedTime(started), tags);
            _instruments.Failed(images, tags.Provider, tags.Error);
            throw;
        }
    }

    private string ProviderOf(Exception exception) => (exception as TaggingException)?.Provider ?? _metadata.ProviderId;

    private static string NameOf(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        TaggingException failure => failure.Kind.ToString(),
        OperationCanceledException when cancellationToken.IsCancellationRequested => "Cancelled",
        _ => exception.GetType().Name,
    };
}
