using System.Threading.Tasks.Sources;

namespace VisionAdapters;

/// <summary>
/// One batch of an enumeration, from its first image to its last outcome. It is used again for a later batch, and is its own work item and
/// its own awaitable,
/// so that a batch makes no garbage.
/// </summary>
internal sealed class BatchUnderWay : IThreadPoolWorkItem, IValueTaskSource
{
    private readonly ImageInput[] _images;
    private readonly Func<IReadOnlyList<ImageInput>, CancellationToken, Task<IReadOnlyList<TaggingOutcome>>> _call;
    private readonly Action<BatchUnderWay> _answered;
    private readonly CancellationToken _cancellationToken;
    private readonly Action _finish;
    private ManualResetValueTaskSourceCore<bool> _done;
    private Task<IReadOnlyList<TaggingOutcome>>? _answer;
    private ExecutionContext? _context;
    private int _count;
    private long _first;

    /// <summary>Initializes a new instance of the <see cref="BatchUnderWay"/> class.</summary>
    /// <param name="size">How many images it takes.</param>
    /// <param name="call">Asks the tagger.</param>
    /// <param name="answered">Is told, on the thread that brought the answer, before whoever awaits the batch.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public BatchUnderWay(
        int size,
        Func<IReadOnlyList<ImageInput>, CancellationToken, Task<IReadOnlyList<TaggingOutcome>>> call,
        Action<BatchUnderWay> answered,
        CancellationToken cancellationToken)
    {
        _images = new ImageInput[size];
        _call = call;
        _answered = answered;
        _cancellationToken = cancellationToken;
        _finish = Finish;
    }

    public int Count => _count;

    public bool IsFull => _count == _images.Length;

    /// <summary>Gets the outcomes once the batch is answered.</summary>
    public IReadOnlyList<TaggingOutcome> Outcomes { get; private set; } = [];

    public void Add(ImageInput image) => _images[_count++] = image;

    /// <summary>Asks the tagger on the thread pool, in the context of the caller.</summary>
    /// <param name="first">The place of the first image in the input.</param>
    public void Start(long first)
    {
        _first = first;
        _context = ExecutionContext.Capture();
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    /// <summary>Waits for the answer. May be awaited once.</summary>
    /// <exception cref="OperationCanceledException">The enumeration was cancelled.</exception>
    public ValueTask WhenAnsweredAsync() => new(this, _done.Version);

    /// <summary>Makes it ready for other images, and lets go of these.</summary>
    public void Clear()
    {
        Array.Clear(_images);
        Outcomes = [];
        _answer = null;
        _context = null;
        _count = 0;
        _done.Reset();
    }

    /// <summary>Gets an outcome with its place in the input.</summary>
    public TaggingOutcome Outcome(int place) => Outcomes[place].WithIndex(_first + place);

    void IThreadPoolWorkItem.Execute()
    {
        if (_context is null)
        {
            Ask();
        }
        else
        {
            ExecutionContext.Run(_context, static batch => ((BatchUnderWay)batch!).Ask(), this);
        }
    }

    void IValueTaskSource.GetResult(short token) => _done.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _done.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _done.OnCompleted(continuation, state, token, flags);

    private void Ask()
    {
        try
        {
            // A list that is not full comes once, at the end.
            _answer = _call(IsFull ? _images : _images[.._count], _cancellationToken);
        }
        catch (Exception exception)
        {
            _answer = Task.FromException<IReadOnlyList<TaggingOutcome>>(exception);
        }

        var awaiter = _answer.ConfigureAwait(false).GetAwaiter();
        if (awaiter.IsCompleted)
        {
            Finish();
        }
        else
        {
            awaiter.UnsafeOnCompleted(_finish);
        }
    }

    private void Finish()
    {
        Exception? cancelled = null;
        try
        {
            Outcomes = _answer!.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException exception) when (_cancellationToken.IsCancellationRequested)
        {
            cancelled = exception;
        }
        catch (Exception exception)
        {
            var error = AsTaggingException(exception);
            Outcomes = _images.Take(_count).Select((image, place) => new TaggingOutcome(place, image, error)).ToArray();
        }

        _answered(this);
        if (cancelled is null)
        {
            _done.SetResult(true);
        }
        else
        {
            _done.SetException(cancelled);
        }
    }

    private static TaggingException AsTaggingException(Exception exception) =>
        exception as TaggingException ?? new TaggingException(TaggingErrorKind.Unknown, $"The tagger failed: {exception.Message}", exception);
}
