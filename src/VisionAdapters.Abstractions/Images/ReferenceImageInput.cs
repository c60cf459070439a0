namespace VisionAdapters;

/// <summary>An object in a cloud's storage, which only that cloud's tagger can fetch.</summary>
internal sealed class ReferenceImageInput(Uri uri) : ImageInput(uri.ToString(), uri)
{
    public override ValueTask<ImageContent> LoadAsync(long? maxBytes = null, CancellationToken cancellationToken = default) =>
        throw new TaggingException(
            TaggingErrorKind.InvalidRequest,
            $"{this} can be fetched only by its own cloud's tagger: use that one, or download the image and give its bytes.")
        {
            Scope = TaggingErrorScope.Provider,
        };
}
