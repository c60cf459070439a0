namespace VisionAdapters.Imaging;

/// <summary>Refuses what is outside the limits before any pixel is decoded.</summary>
internal static class ImageGate
{
    /// <summary>Checks bytes and format, and the size when the header tells it.</summary>
    /// <exception cref="TaggingException">The image is refused; the kind says why.</exception>
    public static ImageFormat Check(ReadOnlySpan<byte> encoded, ImageLimits limits)
    {
        if (encoded.IsEmpty)
        {
            throw new TaggingException(TaggingErrorKind.InvalidImage, "The image has no bytes.");
        }

        if (encoded.Length > limits.MaxBytes)
        {
            throw new TaggingException(
                TaggingErrorKind.ImageTooLarge,
                $"The image has {encoded.Length} bytes, and at most {limits.MaxBytes} are allowed: compress it or raise the limit.");
        }

        var header = ImageHeader.Read(encoded);
        CheckFormat(header.Format, limits);
        if (header.Size is { } size)
        {
            CheckSize(size, limits);
        }

        CheckStructure(header, encoded);
        return header.Format;
    }

    /// <summary>Checks the size in pixels.</summary>
    /// <exception cref="TaggingException">The image is refused; the kind says why.</exception>
    public static void CheckSize(ImageSize size, ImageLimits limits)
    {
        if (size.Pixels > limits.MaxPixels || size.Width > limits.MaxSide || size.Height > limits.MaxSide)
        {
            var allowed = size.Pixels > limits.MaxPixels ? $"{limits.MaxPixels} pixels" : $"{limits.MaxSide} pixels a side";
            throw new TaggingException(
                TaggingErrorKind.ImageTooLarge,
                $"The image has {size.Width} x {size.Height} pixels, and at most {allowed} are allowed: shrink it or raise the limit.");
        }

        if (size.Width < limits.MinSide || size.Height < limits.MinSide)
        {
            throw new TaggingException(
                TaggingErrorKind.InvalidImage,
                $"The image has {size.Width} x {size.Height} pixels, and at least {limits.MinSide} a side are wanted: take a "
                    + "larger picture.");
        }
    }

    private static void CheckStructure(ImageHeader header, ReadOnlySpan<byte> encoded)
    {
        switch (header.Format)
        {
            case ImageFormat.Jpeg:
                JpegMarkers.Check(encoded);
                break;
            case ImageFormat.WebP:
                WebPLength.Check(encoded);
                break;
            case ImageFormat.Png when header.Size is { } size:
                PngDensity.Check(size, encoded);
                break;
            default:
                break;
        }
    }

    private static void CheckFormat(ImageFormat format, ImageLimits limits)
    {
        if (format is ImageFormat.Unknown or ImageFormat.Tiff or ImageFormat.Heif)
        {
            var name = format == ImageFormat.Unknown ? "These bytes are no image that this library knows" : $"{format} is not supported";
            throw new TaggingException(TaggingErrorKind.UnsupportedFormat, $"{name}: convert it to JPEG, PNG, WebP, GIF or BMP.");
        }

        if (limits.Formats.Count > 0 && !limits.Formats.Contains(format))
        {
            throw new TaggingException(
                TaggingErrorKind.UnsupportedFormat,
                $"{format} is not allowed here: convert it to {string.Join(" or ", limits.Formats)}.");
        }
    }
}
