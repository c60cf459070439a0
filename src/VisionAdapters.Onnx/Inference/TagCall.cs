using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace VisionAdapters.Onnx.Inference;

/// <summary>
/// A call at work: reads its images, runs the model on the thread pool, keeps the answers until they are taken. Used again by later calls,
/// never by two at once.
/// </summary>
internal sealed class TagCall(ModelRunner runner, ImageBatchClassifier classifier, long? maxBytes, TimeProvider time) : ModelWork
{
    private readonly ImageUnderWay[] _images = new ImageUnderWay[runner.MaxBatchSize];
    private readonly ValueTask<ImageContent>[] _loads = new ValueTask<ImageContent>[runner.MaxBatchSize];
    private TaggingOptions? _options;
    private CancellationToken _cancellationToken;
    private long _started;
    private int _count;

    public void Add(ImageInput image) => _images[_count++].Source = image;

    /// <summary>Answers the images that were added.</summary>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask AnswerAsync(TaggingOptions? options, CancellationToken cancellationToken)
    {
        _options = options;
        _cancellationToken = cancellationToken;
        _started = time.GetTimestamp();
        await LoadAsync().ConfigureAwait(false);
        await runner.RunAsync(this, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the response to an image.</summary>
    /// <exception cref="TaggingException">There is an error instead.</exception>
    public TaggingResponse Response(int place)
    {
        if (_images[place].Error is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        return _images[place].Response!;
    }

    public TaggingOutcome[] Outcomes()
    {
        var outcomes = new TaggingOutcome[_count];
        for (var place = 0; place < outcomes.Length; place++)
        {
            ref readonly var image = ref _images[place];
            outcomes[place] = image.Error is { } error ? new TaggingOutcome(place, image.Source, error) : new TaggingOutcome(place, image.Source, image.Response!);
        }

        return outcomes;
    }

    /// <summary>Makes it ready for another call, and lets go of what this one held.</summary>
    public void Clear()
    {
        Array.Clear(_images, 0, _count);
        Array.Clear(_loads, 0, _count);
        _options = null;
        _cancellationToken = default;
        _count = 0;
    }

    public override void Do(RunWorkspace workspace) =>
        classifier.Classify(workspace, _images.AsSpan(0, _count), _options, time, _started, _cancellationToken);

    /// <summary>Reads the images side by side. One that cannot be read does not stop the rest.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask LoadAsync()
    {
        for (var place = 0; place < _count; place++)
        {
#pragma warning disable CA2012 // Each is awaited once, below: all are started first, so that they run side by side.
            _loads[place] = StartLoading(_images[place].Source);
#pragma warning restore CA2012
        }

        for (var place = 0; place < _count; place++)
        {
            try
            {
                _images[place].Content = await _loads[place].ConfigureAwait(false);
            }
            catch (TaggingException exception)
            {
                _images[place].Error = exception;
            }
            catch (Exception exception)
            {
                // A cancelled call is reported once, after every reading has ended; what else a caller's own stream throws is the image's
                // fault.
                _images[place].Error = new TaggingException(TaggingErrorKind.InvalidImage, $"{_images[place].Source} cannot be read: {exception.Message}", exception);
            }
        }

        _cancellationToken.ThrowIfCancellationRequested();
    }

    private ValueTask<ImageContent> StartLoading(ImageInput image)
    {
        try
        {
            return image.LoadAsync(maxBytes, _cancellationToken);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<ImageContent>(exception);
        }
    }
}
