using VisionAdapters.Google.Requests;
using VisionAdapters.Http;

namespace VisionAdapters.Google.Transports;

/// <summary>One batch: its images are read side by side, cut into as few requests as they fit into, and answered in order.</summary>
internal sealed class GoogleBatch(
    IReadOnlyList<ImageInput> images, GoogleAsk ask, GoogleImageLoader loader, GoogleClient client, CloudTagger tagger)
{
    private readonly TaggingOutcome?[] _outcomes = new TaggingOutcome?[images.Count];

    /// <exception cref="TaggingException">All images were asked about in one request, and it failed as a whole.</exception>
    public async Task<IReadOnlyList<TaggingOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        var loaded = await Task.WhenAll(Enumerable.Range(0, images.Count).Select(index => LoadAsync(index, cancellationToken)))
            .ConfigureAwait(false);
        var readable = Enumerable.Range(0, images.Count).Where(index => _outcomes[index] is null).ToArray();
        var sizes = readable.Select(index => client.Transport.SizeOf(loaded[index], ask)).ToArray();
        foreach (var range in GoogleRequestSplit.Split(sizes, client.Transport.RequestLimit))
        {
            await AnnotateAsync(readable[range], loaded, cancellationToken).ConfigureAwait(false);
        }

        return _outcomes!;
    }

    private async Task<GoogleImage> LoadAsync(int index, CancellationToken cancellationToken)
    {
        try
        {
            return await tagger.RunAsync(token => loader.LoadAsync(images[index], token), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ObjectDisposedException))
        {
            // Sources of the caller's own may throw anything.
            var error = exception as TaggingException
                ?? tagger.Service.Failure(
                    TaggingErrorKind.Unknown, $"was not asked about {images[index]}, which cannot be read: {exception.Message}", exception);
            _outcomes[index] = new TaggingOutcome(index, images[index], error);
            return default;
        }
    }

    private async Task AnnotateAsync(int[] indexes, GoogleImage[] loaded, CancellationToken cancellationToken)
    {
        var started = tagger.Time.GetTimestamp();
        var request = Array.ConvertAll(indexes, index => loaded[index]);
        try
        {
            var answers = await tagger.RunAsync(token => client.AnnotateAsync(request, ask, started, token), cancellationToken)
                .ConfigureAwait(false);
            for (var item = 0; item < indexes.Length; item++)
            {
                _outcomes[indexes[item]] = Outcome(indexes[item], answers[item]);
            }
        }
        catch (TaggingException exception) when (indexes.Length < images.Count)
        {
            // The other images have answers or errors of their own, which must not be lost.
            foreach (var index in indexes)
            {
                _outcomes[index] = new TaggingOutcome(index, images[index], exception);
            }
        }
    }

    private TaggingOutcome Outcome(int index, GoogleImageAnswer answer) => answer.Response is { } response
        ? new TaggingOutcome(index, images[index], response)
        : new TaggingOutcome(index, images[index], answer.Error!);
}
