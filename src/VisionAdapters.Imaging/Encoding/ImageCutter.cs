namespace VisionAdapters.Imaging;

/// <summary>Cuts regions out of a photo, which is decoded once for all of them. Safe for use from many threads.</summary>
public static class ImageCutter
{
    // Sharp enough that a model sees what it would see in the photo itself.
    private const int Quality = 95;

    /// <summary>Cuts out regions.</summary>
    /// <param name="encoded">The encoded photo. Its first bytes decide the format; EXIF orientation is applied before anything is
    /// cut.</param>
    /// <param name="regions">The regions of the upright photo. What reaches over its edges is left out.</param>
    /// <param name="margin">How much of a region's width and height is added on each of its sides, in [0, 1].</param>
    /// <param name="limits">What is accepted; <see langword="null"/> means <see cref="ImageDecoder.DefaultLimits"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A JPEG without metadata for each region, in their order, of at least one pixel.</returns>
    /// <exception cref="TaggingException">
    /// The photo is damaged (<see cref="TaggingErrorKind.InvalidImage"/>), above the limits (<see cref="TaggingErrorKind.ImageTooLarge"/>),
    /// or of another format (<see cref="TaggingErrorKind.UnsupportedFormat"/>).
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is out of range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static IReadOnlyList<ImageContent> Cut(
        ReadOnlyMemory<byte> encoded,
        IReadOnlyList<ImageRegion> regions,
        double margin = 0,
        ImageLimits? limits = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(regions);
        if (margin is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "must be from 0 to 1");
        }

        using var photo = ImageDecoder.DecodeWithin(
            encoded.Span, limits ?? ImageDecoder.DefaultLimits, int.MaxValue, maxPixels: null, cancellationToken);
        var cuts = new ImageContent[regions.Count];
        for (var index = 0; index < cuts.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            cuts[index] = new ImageContent(Encode(photo, PixelBox.From(regions[index], margin, photo.Width, photo.Height)));
        }

        return cuts;
    }

    private static byte[] Encode(in RentedPixels photo, in PixelBox box)
    {
        using var part = RentedPixels.Rent(box.Width, box.Height);
        var length = box.Width * RentedPixels.BytesPerPixel;
        for (var row = 0; row < box.Height; row++)
        {
            photo.Span.Slice((((box.Top + row) * photo.Width) + box.Left) * RentedPixels.BytesPerPixel, length)
                .CopyTo(part.Span[(row * length)..]);
        }

        return JpegEncoder.Encode(part, Quality);
    }
}
