using VisionAdapters.Http;

namespace VisionAdapters.Google.Requests;

/// <summary>Reads images that are to be sent as bytes, and refuses those that the service would refuse.</summary>
internal sealed class GoogleImageLoader(ImageLimits limits)
{
    /// <exception cref="TaggingException">The image cannot be read, or is outside of the limits.</exception>
    public async Task<GoogleImage> LoadAsync(ImageInput image, CancellationToken cancellationToken)
    {
        if (image.Uri is { } address && limits.ReferenceSchemes.Contains(address.Scheme, StringComparer.Ordinal))
        {
            return new GoogleImage(default, address.OriginalString);
        }

        var content = await image.LoadAsync(limits.MaxBytes, cancellationToken).ConfigureAwait(false);
        ImageCheck.Check(GoogleVisionTagger.Service, image, content, limits);
        return new GoogleImage(content.Bytes);
    }
}
