namespace VisionAdapters.Emulator;

/// <summary>Gets the image of a request and checks it: size, format, dimensions.</summary>
internal sealed class AwsImages(EmulatorState state)
{
    private const int MaxBytes = 5 * 1024 * 1024;
    private const int MaxCustomBytes = 4 * 1024 * 1024;
    private const int MaxStoredBytes = 15 * 1024 * 1024;
    private const int MinSide = 80;
    private const int MaxSide = 10_000;

    /// <summary>Room for the greatest image in base64, and for what stands around it.</summary>
    public const int MaxBodyBytes = 16 * 1024 * 1024;

    /// <exception cref="AwsFailure">There is no image, or none that the service takes.</exception>
    public async Task<ImageContent> LoadAsync(AwsRequest request, bool isCustom, CancellationToken cancellationToken)
    {
        var image = request.Bytes is { } bytes
            ? new ImageContent(bytes)
            : await ResolveAsync(request.S3Object!, cancellationToken).ConfigureAwait(false);
        var most = request.Bytes is null ? MaxStoredBytes : isCustom ? MaxCustomBytes : MaxBytes;
        if (image.Bytes.Length > most)
        {
            throw AwsFailure.Documented("ImageTooLargeException");
        }

        if (image.Header.Format is not (ImageFormat.Jpeg or ImageFormat.Png) || !ImageCheck.IsWhole(image))
        {
            throw AwsFailure.Documented("InvalidImageFormatException");
        }

        CheckSides(image.Header.Size!.Value);
        return image;
    }

    private static void CheckSides(ImageSize size)
    {
        if (size.Width < MinSide || size.Height < MinSide)
        {
            throw AwsFailure.InvalidParameter();
        }

        if (size.Width > MaxSide || size.Height > MaxSide)
        {
            throw new AwsFailure(
                "ImageTooLargeException",
                $"Input image dimensions {size.Width} x {size.Height} exceed maximum dimension size of {MaxSide} pixels");
        }
    }

    private async Task<ImageContent> ResolveAsync(AwsS3Object reference, CancellationToken cancellationToken)
    {
        try
        {
            if (await state.ResolveAsync(reference.ToUri(), MaxStoredBytes, cancellationToken).ConfigureAwait(false) is { } image)
            {
                return image;
            }
        }
        catch (TaggingException exception) when (exception.Kind == TaggingErrorKind.ImageTooLarge)
        {
            throw AwsFailure.Documented("ImageTooLargeException");
        }
        catch (Exception exception) when (exception is TaggingException or UriFormatException)
        {
            // What cannot be loaded is reported below, as what is not there.
        }

        throw AwsFailure.Documented("InvalidS3ObjectException");
    }
}
