namespace VisionAdapters;

/// <summary>A tagger that passes every call to another one: the base of pipeline stages.</summary>
/// <remarks>
/// The stage owns its inner tagger and disposes it. Batches never go round a stage: unless it takes them itself by being an
/// <see cref="IBatchImageTagger"/>, <see cref="GetService"/> offers none and images come one by one.
/// </remarks>
public abstract class DelegatingImageTagger : IImageTagger
{
    /// <summary>Initializes a new instance of the <see cref="DelegatingImageTagger"/> class.</summary>
    /// <param name="innerTagger">The tagger that gets the calls.</param>
    protected DelegatingImageTagger(IImageTagger innerTagger)
    {
        ArgumentNullException.ThrowIfNull(innerTagger);
        InnerTagger = innerTagger;
    }

    /// <summary>Gets the tagger that gets the calls.</summary>
    protected IImageTagger InnerTagger { get; }

    /// <inheritdoc/>
    public virtual Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
        InnerTagger.TagAsync(image, options, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is null && serviceType.IsInstanceOfType(this))
        {
            return this;
        }

        return serviceType == typeof(IBatchImageTagger) ? null : InnerTagger.GetService(serviceType, serviceKey);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the inner tagger.</summary>
    /// <param name="disposing">Whether the call comes from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            InnerTagger.Dispose();
        }
    }
}
