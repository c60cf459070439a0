namespace VisionAdapters.Resilience;

/// <summary>A call for several images. Each attempt asks only for the images that no earlier one settled.</summary>
internal sealed class BatchCall : ResilientCall
{
    private readonly IBatchImageTagger _tagger;
    private readonly IReadOnlyList<ImageInput> _images;
    private readonly TaggingOptions? _options;
    private readonly Func<TaggingException, bool> _shouldRetry;
    private readonly TaggingOutcome?[] _outcomes;
    private int[] _open;

    public BatchCall(
        IBatchImageTagger tagger,
        IReadOnlyList<ImageInput> images,
        TaggingOptions? options,
        Func<TaggingException, bool> shouldRetry,
        TimeProvider time)
        : base(time)
    {
        _tagger = tagger;
        _images = images;
        _options = options;
        _shouldRetry = shouldRetry;
        _outcomes = new TaggingOutcome?[images.Count];
        _open = Enumerable.Range(0, images.Count).ToArray();
    }

    public async ValueTask<BatchRound> AskAsync(CancellationToken cancellationToken)
    {
        var indexes = _open;
        var images = indexes.Length == _images.Count ? _images : Array.ConvertAll(indexes, index => _images[index]);
        var answers = await AttemptAsync(token => _tagger.TagBatchAsync(images, _options, token), cancellationToken).ConfigureAwait(false);
        if (answers.Count != images.Count)
        {
            throw new TaggingException(
                TaggingErrorKind.ProtocolError, $"The tagger gave {answers.Count} outcomes for {images.Count} images.");
        }

        TaggingException? first = null;
        var open = new List<int>();
        for (var position = 0; position < indexes.Length; position++)
        {
            var outcome = Readdress(answers[position], indexes[position]);
            _outcomes[indexes[position]] = outcome;
            if (outcome.Error is { } error && _shouldRetry(error) && MayRepeat(error))
            {
                first ??= error;
                open.Add(indexes[position]);
            }
        }

        _open = [.. open];
        LastError = first;
        return new BatchRound(indexes.Length - open.Count, first);
    }

    /// <summary>Returns one outcome for each image.</summary>
    /// <param name="error">Why the last attempt failed, for images that have no outcome yet.</param>
    public IReadOnlyList<TaggingOutcome> Complete(TaggingException? error = null)
    {
        var outcomes = new TaggingOutcome[_outcomes.Length];
        for (var index = 0; index < outcomes.Length; index++)
        {
            outcomes[index] = _outcomes[index] ?? new TaggingOutcome(index, _images[index], error!);
        }

        return outcomes;
    }

    private TaggingOutcome Readdress(TaggingOutcome answer, int index) => answer.IsSuccess
        ? new TaggingOutcome(index, _images[index], new TaggingResponse(answer.Response) { Latency = Elapsed })
        : new TaggingOutcome(index, _images[index], answer.Error);
}
