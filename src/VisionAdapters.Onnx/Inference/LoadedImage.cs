namespace VisionAdapters.Onnx.Inference;

/// <summary>An image of a call with its bytes, or the error of reading them.</summary>
internal readonly record struct LoadedImage(ImageInput Source, ImageContent? Content, TaggingException? Error)
{
    /// <summary>Reads an image. One that cannot be read does not stop the rest.</summary>
    public static async Task<LoadedImage> LoadAsync(ImageInput image, long? maxBytes, CancellationToken cancellationToken)
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
            // A cancelled call is reported once, after every reading has ended; what else a caller's own stream throws is the image's
            // fault.
            var error = new TaggingException(TaggingErrorKind.InvalidImage, $"{image} cannot be read: {exception.Message}", exception);
            return new LoadedImage(image, null, error);
        }
    }
}
