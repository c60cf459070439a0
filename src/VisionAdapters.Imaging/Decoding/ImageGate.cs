namespace VisionAdapters.Imaging;

/// <summary>Refuses what is outside the limits before any pixel is decoded.</summary>
internal static class ImageGate
{
    /// <summary>Checks bytes and format, and the size when the header tells it.</summary>
    /// <exception cref="TaggingException">The image is refused; the kind says why.</exception>
    public static ImageHeader Check(ReadOnlySpan<byte> encoded, ImageLimits limits)
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
            PixelDensity.Check(header.Format, size, encoded);
        }

        if (header.Format == ImageFormat.Jpeg)
        {
            JpegStructure.Check(encoded, header.Size?.Pixels ?? 0);
        }
        else if (header.Format == ImageFormat.WebP)
        {
            WebPStructure.Check(encoded);
        }

        return header;
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

    private static void CheckFormat(ImageFormat format, ImageLimits limits)
    {
        if (format == ImageFormat.Unknown)
        {
            throw new TaggingException(
                TaggingErrorKind.UnsupportedFormat,
                "These bytes are no image that this library knows: convert it to JPEG, PNG, WebP, GIF or BMP.");
        }

        if (format is ImageFormat.Tiff or ImageFormat.Heif && RegisteredDecoders.Find(format) is null)
        {
            throw new TaggingException(
                TaggingErrorKind.UnsupportedFormat,
                $"{(format == ImageFormat.Heif ? "HEIC and AVIF are" : "TIFF is")} not decoded by this package: convert it to JPEG or PNG, "
                    + "or reference VisionAdapters.Imaging.Magick and call MagickImageDecoder.Register().");
        }

        if (limits.Formats.Count > 0 && !limits.Formats.Contains(format))
        {
            throw new TaggingException(
                TaggingErrorKind.UnsupportedFormat,
                $"{format} is not allowed here: convert it to {string.Join(" or ", limits.Formats)}.");
        }
    }
}
