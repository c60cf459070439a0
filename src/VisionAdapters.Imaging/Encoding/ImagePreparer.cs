namespace VisionAdapters.Imaging;

/// <summary>
/// Brings images inside a provider's limits: upright JPEG on white, shrunk and compressed as far as needed. Safe for use from many threads.
/// </summary>
public static class ImagePreparer
{
    // Below the last of these an image loses less by shrinking than by pressing it further.
    private static readonly int[] Qualities = [90, 80, 70];

    /// <summary>
    /// Decodes an image and encodes it anew as JPEG within limits. All metadata (EXIF, GPS, profiles, comments) is left behind.
    /// </summary>
    /// <param name="encoded">The encoded image. Its first bytes decide the format.</param>
    /// <param name="target">
    /// What the result must keep to: <see cref="ImageLimits.MaxSide"/>, <see cref="ImageLimits.MaxPixels"/>,
    /// <see cref="ImageLimits.MaxBytes"/>
    /// and <see cref="ImageLimits.MinSide"/>. Nothing is enlarged.
    /// </param>
    /// <param name="limits">What is accepted; <see langword="null"/> means <see cref="ImageDecoder.DefaultLimits"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A JPEG of quality 90, or less where the bytes demand it.</returns>
    /// <exception cref="TaggingException">
    /// The image is damaged or smaller than the target's minimum side (<see cref="TaggingErrorKind.InvalidImage"/>), above the accepted
    /// limits or impossible
    /// to bring inside the target's (<see cref="TaggingErrorKind.ImageTooLarge"/>), or of another format
    /// (<see cref="TaggingErrorKind.UnsupportedFormat"/>).
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="target"/> does not take JPEG.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static ImageContent Prepare(
        ReadOnlyMemory<byte> encoded, ImageLimits target, ImageLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target.Formats.Count > 0 && !target.Formats.Contains(ImageFormat.Jpeg))
        {
            throw new ArgumentException("The target does not take JPEG, the only format written.", nameof(target));
        }

        using var pixels = ImageDecoder.DecodeWithin(
            encoded.Span, limits ?? ImageDecoder.DefaultLimits, target.MaxSide ?? int.MaxValue, target.MaxPixels, cancellationToken);
        return new ImageContent(Compress(pixels, target, cancellationToken));
    }

    private static byte[] Compress(in RentedPixels pixels, ImageLimits target, CancellationToken cancellationToken)
    {
        var size = new ImageSize(pixels.Width, pixels.Height);
        ImageGate.CheckSize(size, new ImageLimits { MinSide = target.MinSide });
        if (TryQualities(pixels, target.MaxBytes) is { } whole)
        {
            return whole;
        }

        for (var side = Smaller(Math.Max(size.Width, size.Height)); side >= 1; side = Smaller(side))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var plan = ResizePlan.Within(size, side);
            if (Math.Min(plan.ScaledWidth, plan.ScaledHeight) < target.MinSide)
            {
                break;
            }

            using var shrunk = TriangleResampler.Resample(pixels, plan);
            if (TryQualities(shrunk, target.MaxBytes) is { } smaller)
            {
                return smaller;
            }
        }

        throw new TaggingException(
            TaggingErrorKind.ImageTooLarge, $"The image cannot be brought within {target.MaxBytes} bytes: raise the limit.");
    }

    private static int Smaller(int side) => side * 3 / 4;

    private static byte[]? TryQualities(in RentedPixels pixels, long? maxBytes)
    {
        foreach (var quality in Qualities)
        {
            var jpeg = JpegEncoder.Encode(pixels, quality);
            if (maxBytes is null || jpeg.Length <= maxBytes)
            {
                return jpeg;
            }
        }

        return null;
    }
}
