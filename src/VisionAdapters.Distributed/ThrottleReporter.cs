namespace VisionAdapters.Distributed;

/// <summary>
/// Tells the quota of requests that the service refuses for their pace; stands inside of the retries, and lets batches through.
/// </summary>
internal sealed class ThrottleReporter(IImageTagger innerTagger, SharedQuota quota) : DelegatingImageTagger(innerTagger), IBatchImageTagger
{
    private readonly IBatchImageTagger? _batches = innerTagger.GetService<IBatchImageTagger>();

    public int MaxBatchSize => _batches?.MaxBatchSize ?? 1;

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(IBatchImageTagger) && _batches is null ? null : base.GetService(serviceType, serviceKey);

    public override async Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.TagAsync(image, options, cancellationToken).ConfigureAwait(false);
        }
        catch (TaggingException exception) when (exception.Kind == TaggingErrorKind.Throttled)
        {
            await quota.ReportThrottledAsync(exception.RetryAfter).ConfigureAwait(false);
            throw;
        }
    }

    public async Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var outcomes = await _batches!.TagBatchAsync(images, options, cancellationToken).ConfigureAwait(false);
            if (outcomes.FirstOrDefault(outcome => outcome.Error?.Kind == TaggingErrorKind.Throttled) is { } refused)
            {
                await quota.ReportThrottledAsync(refused.Error!.RetryAfter).ConfigureAwait(false);
            }

            return outcomes;
        }
        catch (TaggingException exception) when (exception.Kind == TaggingErrorKind.Throttled)
        {
            await quota.ReportThrottledAsync(exception.RetryAfter).ConfigureAwait(false);
            throw;
        }
    }
}
