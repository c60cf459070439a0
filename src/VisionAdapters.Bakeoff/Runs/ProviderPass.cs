using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace VisionAdapters.Bakeoff;

/// <summary>Asks one provider for all images that it has not answered yet.</summary>
internal sealed class ProviderPass(
    BakeoffProvider provider,
    IReadOnlyList<LabeledImage> images,
    IAnswerStore store,
    ISettledAnswers settled,
    RunBudget budget,
    BakeoffRunnerOptions options,
    TimeProvider timeProvider,
    IProgress<BakeoffProgress>? progress,
    IRequestQuota? quota = null)
{
    /// <summary>So many images are refused before a provider that has never answered is given up.</summary>
    private const int MaxRefusals = 5;

    /// <summary>
    /// The calls to a service at first, and at most. A call takes a few tenths of a second, and quotas are tens of calls a second.
    /// </summary>
    private const int FirstCalls = 4;
    private const int MaxCalls = 64;

    private readonly ConcurrentDictionary<long, (string Id, string Content)> _asked = new();

    // What is on its way to the store: an equal image is not asked for meanwhile.
    private readonly ConcurrentDictionary<string, bool> _underWay = new(StringComparer.Ordinal);
    private readonly Lock _counting = new();
    private readonly int _imagesPerCall = provider.Tagger?.GetService<IBatchImageTagger>()?.MaxBatchSize ?? 1;
    private readonly double _expectedUsd = provider.IsEmulated ? 0 : provider.Pricing.ExpectedUsdPerImage ?? 0;
    private readonly int _concurrency = options.MaxConcurrency ?? (provider.Endpoint is null ? Environment.ProcessorCount : MaxCalls);
    private readonly CallGate? _gate = options.MaxConcurrency is null && provider.Endpoint is not null
        ? new CallGate(FirstCalls, MaxCalls, provider.Tagger?.GetService<IBatchImageTagger>()?.MaxBatchSize ?? 1)
        : null;

    private long _started;
    private int _done;
    private int _reused;
    private int _failed;
    private int _refused;
    private bool _hasAnswered = settled.HasAnswer;
    private volatile string? _stopReason;

    /// <summary>Gets the number of images that the provider was asked for and that came to an outcome.</summary>
    public int Asked { get; private set; }

    /// <summary>Gets the number of images whose stored answer was taken.</summary>
    public int Reused => _reused;

    /// <summary>Gets a value indicating whether the budget ended the pass before all images were asked for.</summary>
    public bool IsOutOfBudget { get; private set; }

    /// <summary>Gets why no further image was asked for, although more were to come; null when that was not so.</summary>
    public string? StopReason => _stopReason;

    public TimeSpan Elapsed => timeProvider.GetElapsedTime(_started);

    /// <summary>
    /// Asks. A cancellation ends the reading of images at once; calls that are under way are given time to end, since their answers are
    /// billed.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _started = timeProvider.GetTimestamp();
        using var calls = new CancellationTokenSource(Timeout.InfiniteTimeSpan, timeProvider);
        using var registration = cancellationToken.Register(() => calls.CancelAfter(options.CancellationGrace));

        // As they are ready: an answer that waits for its turn is not stored yet.
        var batch = new TagManyOptions { MaxConcurrency = _concurrency, PreserveOrder = false };
        var outcomes = provider.Tagger!.TagManyAsync(ReadAsync(cancellationToken), batch, calls.Token);
        try
        {
            await foreach (var outcome in outcomes.ConfigureAwait(false))
            {
                _asked.TryRemove(outcome.Index, out var image);
                Asked++;
                _gate?.Leave(outcome.Error);
                budget.Settle(_expectedUsd, SpentOn(outcome));
                Judge(outcome.Error);
                await StoreAsync(image.Id, image.Content, outcome.Response, outcome.Error).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The grace is over: what has not been answered by now is asked for when the run is resumed.
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async IAsyncEnumerable<ImageInput> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long asked = 0;
        for (var index = 0; index < images.Count && _stopReason is null && !cancellationToken.IsCancellationRequested; index++)
        {
            var (content, error) = await LoadAsync(images[index]).ConfigureAwait(false);
            if (content is null)
            {
                await StoreAsync(images[index].Id, $"unread {images[index].Id}", response: null, error).ConfigureAwait(false);
            }
            else if (!TryBegin(content.ContentHash))
            {
                await NoteContentAsync(images[index], content).ConfigureAwait(false);
                Count(reused: true, failed: false);
            }
            else if (_gate is not null && !await _gate.EnterAsync(cancellationToken).ConfigureAwait(false))
            {
                yield break;
            }
            else if (!budget.TryReserve(_expectedUsd) || !await MayRequestAsync(asked, cancellationToken).ConfigureAwait(false))
            {
                IsOutOfBudget = true;
                yield break;
            }
            else
            {
                await NoteContentAsync(images[index], content).ConfigureAwait(false);
                _asked[asked++] = (images[index].Id, content.ContentHash);
                yield return ImageInput.FromBytes(content.Bytes, images[index].Id);
            }
        }
    }

    // A request holds as many images as the service takes.
    private async ValueTask<bool> MayRequestAsync(long asked, CancellationToken cancellationToken) =>
        quota is null
        || asked % _imagesPerCall != 0
        || await quota.AcquireAsync(_expectedUsd * _imagesPerCall, cancellationToken).ConfigureAwait(false);

    // Under way first: what has just been stored must not be missed between the two looks.
    private bool TryBegin(string content)
    {
        if (!_underWay.TryAdd(content, value: true))
        {
            return false;
        }

        if (!settled.Contains(content))
        {
            return true;
        }

        _underWay.TryRemove(content, out _);
        return false;
    }

    private ValueTask NoteContentAsync(LabeledImage image, ImageContent content) =>
        store.AddAsync(new OutcomeRecord { ImageId = image.Id, Content = content.ContentHash });

    private static async Task<(ImageContent? Content, TaggingException? Error)> LoadAsync(LabeledImage image)
    {
        try
        {
            // One image is read to its end: that is quick, and a half-read one would be recorded as damaged.
            return (await image.Image.LoadAsync(maxBytes: null, CancellationToken.None).ConfigureAwait(false), null);
        }
        catch (TaggingException exception)
        {
            return (null, exception);
        }
    }

    private async Task StoreAsync(string imageId, string content, TaggingResponse? response, TaggingException? error)
    {
        await store.AddAsync(new OutcomeRecord
        {
            ImageId = imageId,
            Content = content,
            Request = provider.Request.Id,
            Answered = timeProvider.GetUtcNow(),
            Response = response,
            Error = error,
            Stored = () => _underWay.TryRemove(content, out _),

            // An answer that could not be read may have been paid for, and is scored once it can be.
            CostUsd = response is not null ? CostOf(response) : error?.RawRepresentation is null ? null : _expectedUsd,
        }).ConfigureAwait(false);
        Count(reused: false, failed: error is not null);
    }

    /// <summary>
    /// Gives a provider up that has never answered and refuses for a reason that lies in the account or the request: nothing can come of
    /// asking for the rest.
    /// </summary>
    private void Judge(TaggingException? error)
    {
        _hasAnswered |= error is null;
        if (!_hasAnswered && error is { IsTransient: false } refusal && IsLasting(refusal.Kind) && ++_refused == MaxRefusals)
        {
            _stopReason = $"stopped after {MaxRefusals} refusals and no answer. {refusal.Kind}: {refusal.Message}";
        }
    }

    private static bool IsLasting(TaggingErrorKind kind) => kind is
        TaggingErrorKind.Authentication or TaggingErrorKind.PermissionDenied or
        TaggingErrorKind.QuotaExceeded or TaggingErrorKind.InvalidRequest;

    private double SpentOn(TaggingOutcome outcome) => outcome switch
    {
        _ when provider.IsEmulated => 0,
        { Response: { IsEmulated: false } response } => CostOf(response) ?? _expectedUsd,
        { Response: not null } => 0,
        _ => _expectedUsd,
    };

    private double? CostOf(TaggingResponse response) => response.Usage.Count == 0 ? 0 : provider.Pricing.Price(response.Usage);

    // Images that are reused or cannot be read are counted by the reader of images, the others by whoever takes the outcomes.
    private void Count(bool reused, bool failed)
    {
        lock (_counting)
        {
            _done++;
            _reused += reused ? 1 : 0;
            _failed += failed ? 1 : 0;
            progress?.Report(new BakeoffProgress
            {
                Provider = provider.Id,
                Total = images.Count,
                Done = _done,
                Reused = _reused,
                Failed = _failed,
                Elapsed = Elapsed,
            });
        }
    }
}
