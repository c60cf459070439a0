namespace VisionAdapters.Stages;

/// <summary>A stage that takes batches when, and only when, its inner tagger does.</summary>
internal abstract class BatchStage(IImageTagger innerTagger) : DelegatingImageTagger(innerTagger), IBatchImageTagger
{
    private readonly IBatchImageTagger? _innerBatchTagger = innerTagger.GetService<IBatchImageTagger>();

    public int MaxBatchSize => _innerBatchTagger?.MaxBatchSize ?? 1;

    protected IBatchImageTagger InnerBatchTagger =>
        _innerBatchTagger ?? throw new NotSupportedException("The inner tagger takes no batches.");

    public abstract Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default);

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(IBatchImageTagger) && _innerBatchTagger is null ? null : base.GetService(serviceType, serviceKey);
}
