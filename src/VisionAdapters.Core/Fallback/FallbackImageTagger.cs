using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using VisionAdapters.Fallback;
using VisionAdapters.Settings;

namespace VisionAdapters;

/// <summary>Asks taggers in order until one answers. Put the one that always answers, such as a local model, last.</summary>
/// <remarks>
/// <see cref="TaggingResponse.Provider"/> says who answered, <see cref="TaggingResponse.FailedAttempts"/> why those before did not. When
/// none answers, the error has the kind of the last one and tells of all. A cancellation is never taken for a failure. Batches are taken
/// when one of the taggers takes them; only the images that a tagger did not answer go on to the next. The taggers are owned and disposed.
/// </remarks>
public sealed class FallbackImageTagger : IImageTagger, IBatchImageTagger
{
    private readonly FallbackRun _run;
    private readonly FallbackEvents _events;
    private readonly IReadOnlyList<FallbackCandidate> _candidates;
    private readonly TaggerMetadata _metadata;
    private readonly int? _maxBatchSize;
    private volatile bool _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="FallbackImageTagger"/> class.</summary>
    /// <param name="taggers">The taggers, the preferred one first.</param>
    /// <param name="options">When the next tagger is asked; <see langword="null"/> takes the defaults.</param>
    /// <param name="timeProvider">Measures how long each tagger was waited for; <see langword="null"/> takes the system's clock.</param>
    /// <param name="loggerFactory">Logs who did not answer, without any text of a provider; <see langword="null"/> logs nothing.</param>
    /// <param name="meterFactory">Makes the meter that counts who did not answer, by provider and error:
    /// <c>vision_adapters.fallback.failovers</c>; <see langword="null"/> makes one that nobody else shares.</param>
    /// <exception cref="ArgumentException">There is no tagger.</exception>
    /// <exception cref="OptionsValidationException">An option is out of range.</exception>
    public FallbackImageTagger(
        IEnumerable<IImageTagger> taggers,
        FallbackOptions? options = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null,
        IMeterFactory? meterFactory = null)
    {
        ArgumentNullException.ThrowIfNull(taggers);
        options ??= new FallbackOptions();
        new FallbackOptionsValidator().Validated(options);
        _candidates = [.. taggers.Select(FallbackCandidate.From)];
        if (_candidates.Count == 0)
        {
            throw new ArgumentException("Give at least one tagger.", nameof(taggers));
        }

        var batches = _candidates.Select(candidate => candidate.Tagger.GetService<IBatchImageTagger>()?.MaxBatchSize).ToArray();
        _maxBatchSize = batches.Max();
        _metadata = new TaggerMetadata
        {
            ProviderId = "fallback",
            ProviderName = string.Join(", else ", _candidates.Select(candidate => candidate.Provider)),
            Features = _candidates.Aggregate(TaggingFeatures.None, (features, candidate) => features | candidate.Features),
        };
        var logger = loggerFactory?.CreateLogger<IImageTagger>() ?? NullLogger<IImageTagger>.Instance;
        _events = new FallbackEvents(logger, meterFactory);
        _run = new FallbackRun(
            _candidates.Take(options.MaxAttempts ?? int.MaxValue).ToArray(), options, timeProvider ?? TimeProvider.System, _events);
    }

    /// <inheritdoc/>
    public int MaxBatchSize => _maxBatchSize ?? 1;

    /// <inheritdoc/>
    public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _run.TagAsync(image, options, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _run.TagBatchAsync(images, options, cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceType == typeof(IBatchImageTagger))
        {
            return serviceKey is null && _maxBatchSize is not null ? this : null;
        }

        if (serviceKey is null && serviceType.IsInstanceOfType(this))
        {
            return this;
        }

        return serviceKey is null && serviceType == typeof(TaggerMetadata)
            ? _metadata
            : _candidates.Select(
                candidate => candidate.Tagger.GetService(serviceType, serviceKey)).FirstOrDefault(service => service is not null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        _events.Dispose();
        foreach (var candidate in _candidates)
        {
            candidate.Tagger.Dispose();
        }
    }
}
