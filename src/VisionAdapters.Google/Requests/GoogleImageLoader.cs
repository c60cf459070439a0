using VisionAdapters.Http;

namespace VisionAdapters.Google.Requests;

/// <summary>Reads images that are to be sent as bytes, and refuses those that the service would refuse.</summary>
internal sealed class GoogleImageLoader(CloudTagger tagger)
{
    /// <exception cref="TaggingException">The image cannot be read, or is outside of the limits.</exception>
    public async Task<GoogleImage> LoadAsync(ImageInput image, CancellationToken cancellationToken)
    {
        if (image.Uri is { } address && tagger.Metadata.ReferenceSchemes.Contains(address.Scheme, StringComparer.Ordinal))
        {
            return new GoogleImage(default, address.OriginalString);
        }

        return new GoogleImage(await tagger.LoadAsync(image, cancellationToken).ConfigureAwait(false));
    }
}
