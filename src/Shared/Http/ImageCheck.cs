namespace VisionAdapters.Http;

/// <summary>Refuses images that a service would refuse: without a call, and without its price.</summary>
internal static class ImageCheck
{
    /// <summary>Checks what the image's length and header tell.</summary>
    /// <exception cref="TaggingException">The image is outside of the limits.</exception>
    public static void Check(CloudService service, ImageInput image, ImageContent content, ImageLimits limits)
    {
        var format = content.Header.Format;
        if (content.Bytes.Length > limits.MaxBytes)
        {
            throw Refuse(
                TaggingErrorKind.ImageTooLarge, $"{content.Bytes.Length} bytes, and at most {limits.MaxBytes} are accepted: shrink it");
        }

        if (limits.Formats.Count > 0 && !limits.Formats.Contains(format))
        {
            throw Refuse(
                TaggingErrorKind.UnsupportedFormat,
                $"the format {format}, and only {string.Join(", ", limits.Formats)} are accepted: convert it");
        }

        if (content.Header.Size is not { } pixels)
        {
            return;
        }

        if (Math.Max(pixels.Width, pixels.Height) > limits.MaxSide)
        {
            throw Refuse(
                TaggingErrorKind.ImageTooLarge,
                $"{pixels.Width} x {pixels.Height} pixels, and at most {limits.MaxSide} on a side are accepted: shrink it");
        }

        if (Math.Min(pixels.Width, pixels.Height) < limits.MinSide)
        {
            throw Refuse(
                TaggingErrorKind.InvalidImage,
                $"{pixels.Width} x {pixels.Height} pixels, and at least {limits.MinSide} on a side are needed: take a larger one");
        }

        if (pixels.Pixels > limits.MaxPixels)
        {
            throw Refuse(TaggingErrorKind.ImageTooLarge, $"{pixels.Pixels} pixels, and at most {limits.MaxPixels} are accepted: shrink it");
        }

        TaggingException Refuse(TaggingErrorKind kind, string problem) =>
            new(service.Failure(kind, $"was not asked about {image}: it has {problem}.")) { Scope = TaggingErrorScope.Provider };
    }
}
