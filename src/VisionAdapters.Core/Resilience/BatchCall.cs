namespace VisionAdapters.Resilience;

/// <summary>A call for several images. Each attempt asks only for the images that no earlier one settled.</summary>
internal sealed class BatchCall : ResilientCall
{
    private readonly IBatchImageTagger _tagger;
    private readonly IReadOnlyList<ImageInput> _images;
    private readonly TaggingOptions? _options;
    private readonly Func<TaggingException, bool> _shouldRetry;
    private readonly TimeProvider _time;
    private readonly TaggingOutcome?[] _outcomes;
    private int[] _open;

    public BatchCall(IBatchImageTagger tagger, IReadOnlyList<ImageInput> images, TaggingOptions? options, Func<TaggingException, bool> shouldRetry, TimeProvider time)
        : base(time.GetTimestamp())
    {
        _tagger = tagger;
        _images = images;
        _options = options;
        _shouldRetry = shouldRetry;
        _time = time;
        _outcomes = new TaggingOutcome?[images.Count];
        _open = Enumerable.Range(0, images.Count).ToArray();
    }

    public async ValueTask<BatchRound> AskAsync(CancellationToken cancellationToken)
    {
        var places = _open;
        var images = places.Length == _images.Count ? _images : Array.ConvertAll(places, place => _images[place]);
        var answers = await AttemptAsync(token => _tagger.TagBatchAsync(images, _options, token), cancellationToken).ConfigureAwait(false);
        if (answers.Count != images.Count)
        {
            throw new TaggingException(TaggingErrorKind.ProtocolError, $"The tagger gave {answers.Count} outcomes for {images.Count} images.");
        }

        TaggingException? first = null;
        var open = new List<int>();
        for (var index = 0; index < places.Length; index++)
        {
            var outcome = Readdress(answers[index], places[index]);
            _outcomes[places[index]] = outcome;
            if (outcome.Error is { } error && _shouldRetry(error))
            {
                first ??= error;
                open.Add(places[index]);
            }
        }

        _open = [.. open];
        LastError = first;
        return new BatchRound(places.Length - open.Count, first);
    }

    /// <summary>Returns one outcome for each image.</summary>
    /// <param name="error">Why the last attempt failed, for images that have no outcome yet.</param>
    public IReadOnlyList<TaggingOutcome> Complete(TaggingException? error = null)
    {
        var outcomes = new TaggingOutcome[_outcomes.Length];
        for (var place = 0; place < outcomes.Length; place++)
        {
            outcomes[place] = _outcomes[place] ?? new TaggingOutcome(place, _images[place], error!);
        }

        return outcomes;
    }

    private TaggingOutcome Readdress(TaggingOutcome answer, int place) => answer.IsSuccess
        ? new TaggingOutcome(place, _images[place], new TaggingResponse(answer.Response) { Latency = _time.GetElapsedTime(Started) })
        : new TaggingOutcome(place, _images[place], answer.Error);
}
