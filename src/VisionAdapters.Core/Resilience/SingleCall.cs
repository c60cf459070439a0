namespace VisionAdapters.Resilience;

/// <summary>A call for one image.</summary>
internal sealed class SingleCall(IImageTagger tagger, ImageInput image, TaggingOptions? options, TimeProvider time) : ResilientCall(time)
{
    public ValueTask<TaggingResponse> AskAsync(CancellationToken cancellationToken) =>
        AttemptAsync(token => tagger.TagAsync(image, options, token), cancellationToken);
}
