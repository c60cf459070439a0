using VisionAdapters.Google.Requests;
using VisionAdapters.Http;

namespace VisionAdapters.Google.Transports;

/// <summary>One batch: its images are read side by side, cut into as few requests as they fit into, and answered in order.</summary>
internal sealed class GoogleBatch(IReadOnlyList<ImageInput> images, GoogleAsk ask, GoogleImageLoader loader, GoogleClient client, CallGate gate)
{
    private readonly TaggingOutcome?[] _outcomes = new TaggingOutcome?[images.Count];

    /// <exception cref="TaggingException">All images were asked about in one request, and it failed as a whole.</exception>
    public async Task<IReadOnlyList<TaggingOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        var loaded = await Task.WhenAll(Enumerable.Range(0, images.Count).Select(place => LoadAsync(place, cancellationToken))).ConfigureAwait(false);
        var places = Enumerable.Range(0, images.Count).Where(place => _outcomes[place] is null).ToArray();
        var sizes = places.Select(place => client.Transport.SizeOf(loaded[place], ask)).ToArray();
        foreach (var range in GoogleRequestSplit.Split(sizes, client.Transport.RequestLimit))
        {
            await AnnotateAsync(places[range], loaded, cancellationToken).ConfigureAwait(false);
        }

        return _outcomes!;
    }

    private async Task<GoogleImage> LoadAsync(int place, CancellationToken cancellationToken)
    {
        try
        {
            return await gate.RunAsync(token => loader.LoadAsync(images[place], token), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ObjectDisposedException))
        {
            // Sources of the caller's own may throw anything.
            var error = exception as TaggingException
                ?? GoogleVisionTagger.Service.Failure(TaggingErrorKind.Unknown, $"was not asked about {images[place]}, which cannot be read: {exception.Message}", exception);
            _outcomes[place] = new TaggingOutcome(place, images[place], error);
            return default;
        }
    }

    private async Task AnnotateAsync(int[] places, GoogleImage[] loaded, CancellationToken cancellationToken)
    {
        var started = client.Time.GetTimestamp();
        var request = Array.ConvertAll(places, place => loaded[place]);
        try
        {
            var answers = await gate.RunAsync(token => client.AnnotateAsync(request, ask, started, token), cancellationToken).ConfigureAwait(false);
            for (var item = 0; item < places.Length; item++)
            {
                _outcomes[places[item]] = Outcome(places[item], answers[item]);
            }
        }
        catch (TaggingException exception) when (places.Length < images.Count)
        {
            // The other images have answers or errors of their own, which nobody shall lose.
            foreach (var place in places)
            {
                _outcomes[place] = new TaggingOutcome(place, images[place], exception);
            }
        }
    }

    private TaggingOutcome Outcome(int place, GoogleImageAnswer answer) => answer.Response is { } response
        ? new TaggingOutcome(place, images[place], response)
        : new TaggingOutcome(place, images[place], answer.Error!);
}
