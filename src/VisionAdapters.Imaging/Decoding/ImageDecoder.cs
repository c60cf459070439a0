namespace VisionAdapters.Imaging;

/// <summary>
/// Decodes JPEG, PNG, WebP, GIF (first frame) and BMP, and what was registered, into upright RGB pixels on white. Safe for use from many
/// threads.
/// </summary>
public static class ImageDecoder
{
    private static readonly ImageLimits OwnLimits = new()
    {
        Formats = [ImageFormat.Jpeg, ImageFormat.Png, ImageFormat.WebP, ImageFormat.Gif, ImageFormat.Bmp],
        MaxBytes = 64L * 1024 * 1024,
        MaxPixels = 48L * 1024 * 1024,
        MaxSide = 65_535,
    };

    /// <summary>Gets the limits used where the caller gives none: 64 MiB, 50 million pixels (48 x 2^20), 65,535 pixels a side.</summary>
    /// <remarks>
    /// They are made for a service that decodes what people send: photos of phones fit, and one image takes at most 200 MB while it is
    /// decoded, 4 bytes a pixel (twice that for an image that is stored turned); of a JPEG only the pixels of the reduced scale count.
    /// Of an animation the first frame is decoded and nothing more, so there is no limit of frames.
    /// </remarks>
    public static ImageLimits DefaultLimits => OwnLimits with { Formats = [.. OwnLimits.Formats, .. RegisteredDecoders.Formats] };

    /// <summary>
    /// Lets all of this process decode further formats. Call it when the program starts: limits that were taken before do not know them.
    /// </summary>
    /// <param name="decoder">The decoder. It replaces an earlier one of the same format.</param>
    public static void Register(IImageFormatDecoder decoder)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        RegisteredDecoders.Add(decoder);
    }

    /// <summary>Decodes an image.</summary>
    /// <param name="encoded">The encoded image. Its first bytes decide the format. EXIF orientation is applied, color profiles are
    /// not.</param>
    /// <param name="limits">The limits, checked before decoding; <see langword="null"/> means <see cref="DefaultLimits"/>.</param>
    /// <param name="maxSide">The maximum width and height of the result in pixels, from 1; a larger image is shrunk.
    /// <see langword="null"/> keeps the size.</param>
    /// <param name="cancellationToken">Ends the decoding.</param>
    /// <returns>The pixels.</returns>
    /// <exception cref="TaggingException">
    /// The image is damaged, cut off or too small (<see cref="TaggingErrorKind.InvalidImage"/>), above the limits
    /// (<see cref="TaggingErrorKind.ImageTooLarge"/>), or of another format (<see cref="TaggingErrorKind.UnsupportedFormat"/>).
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSide"/> is below 1.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static DecodedImage Decode(
        ReadOnlyMemory<byte> encoded, ImageLimits? limits = null, int? maxSide = null, CancellationToken cancellationToken = default)
    {
        if (maxSide is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(maxSide), maxSide, "must be at least 1");
        }

        using var pixels = DecodeWithin(
            encoded.Span, limits ?? DefaultLimits, maxSide ?? int.MaxValue, maxPixels: null, cancellationToken);
        return ToRgb(pixels);
    }

    /// <summary>Decodes an image and shrinks it to a maximum side and number of pixels.</summary>
    internal static RentedPixels DecodeWithin(
        ReadOnlySpan<byte> encoded, ImageLimits limits, int maxSide, long? maxPixels, CancellationToken cancellationToken)
    {
        using var image = OpenedImage.Open(encoded, limits, cancellationToken);
        var plan = ResizePlan.Within(image.UprightSize, maxSide, maxPixels);
        var decoded = image.DecodeUpright(plan.Reduction(image.UprightSize));
        if (plan.KeepsAllOf(decoded.Width, decoded.Height))
        {
            return decoded;
        }

        try
        {
            return TriangleResampler.Resample(decoded, plan);
        }
        finally
        {
            decoded.Dispose();
        }
    }

    private static DecodedImage ToRgb(in RentedPixels pixels)
    {
        var rgb = GC.AllocateUninitializedArray<byte>(3 * pixels.Width * pixels.Height);
        var from = pixels.Span;
        for (int source = 0, target = 0; target < rgb.Length; source += RentedPixels.BytesPerPixel, target += 3)
        {
            rgb[target] = from[source];
            rgb[target + 1] = from[source + 1];
            rgb[target + 2] = from[source + 2];
        }

        return new DecodedImage(pixels.Width, pixels.Height, rgb);
    }
}
