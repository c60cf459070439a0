namespace VisionAdapters.Onnx.Inference;

/// <summary>An image of a batch: its bytes, or why they could not be read.</summary>
internal readonly record struct LoadedImage(ImageSource Source, ImageContent? Content, TaggingException? Error)
{
    /// <summary>Reads the images of a batch side by side. One that cannot be read does not stop the rest.</summary>
    public static async Task<LoadedImage[]> LoadAsync(IReadOnlyList<ImageSource> images, long? maxBytes, CancellationToken cancellationToken)
    {
        var loaded = await Task.WhenAll(images.Select(image => LoadAsync(image, maxBytes, cancellationToken))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return loaded;
    }

    private static async Task<LoadedImage> LoadAsync(ImageSource image, long? maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            return new LoadedImage(image, await image.LoadAsync(maxBytes, cancellationToken).ConfigureAwait(false), null);
        }
        catch (TaggingException exception)
        {
            return new LoadedImage(image, null, exception);
        }
        catch (Exception exception)
        {
            // A cancelled call is reported once, after every reading has ended; what else a caller's own stream throws is the image's fault.
            return new LoadedImage(image, null, new TaggingException(TaggingErrorKind.InvalidImage, $"{image} cannot be read: {exception.Message}", exception));
        }
    }
}
