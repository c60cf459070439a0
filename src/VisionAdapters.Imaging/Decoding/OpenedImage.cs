using SkiaSharp;

namespace VisionAdapters.Imaging;

/// <summary>An encoded image inside its limits, with its header read and no pixel decoded yet.</summary>
internal readonly ref struct OpenedImage
{
    // Decoding so many pixels takes about 50 ms. A smaller image is read at once, a larger one piece by piece, so that it can be cancelled.
    private const int MaxPixelsAtOnce = 4_000_000;

    private readonly ReadOnlySpan<byte> _encoded;
    private readonly CancellationToken _cancellationToken;
    private readonly IImageFormatDecoder? _decoder;
    private readonly SKCodec? _codec;
    private readonly ImageFormat _format;
    private readonly ImageSize _storedSize;
    private readonly SKEncodedOrigin _origin;

    private OpenedImage(ReadOnlySpan<byte> encoded, ImageFormat format, IImageFormatDecoder decoder, CancellationToken cancellationToken)
    {
        _encoded = encoded;
        _cancellationToken = cancellationToken;
        _format = format;
        _decoder = decoder;
        _origin = SKEncodedOrigin.TopLeft;
        _storedSize = decoder.ReadSize(encoded);
    }

    private OpenedImage(ReadOnlySpan<byte> encoded, ImageFormat format, SKCodec codec, CancellationToken cancellationToken)
    {
        _encoded = encoded;
        _cancellationToken = cancellationToken;
        _format = format;
        _codec = codec;
        _storedSize = new ImageSize(codec.Info.Width, codec.Info.Height);
        _origin = format switch
        {
            ImageFormat.Png => ExifOrientation.FromPng(encoded),
            ImageFormat.WebP => ExifOrientation.FromWebP(encoded),
            _ => codec.EncodedOrigin,
        };
    }

    /// <summary>Gets the size in pixels after the orientation is applied.</summary>
    public ImageSize UprightSize => Orientation.SwapsSides(_origin) ? new ImageSize(_storedSize.Height, _storedSize.Width) : _storedSize;

    /// <summary>Opens an image after checking its limits.</summary>
    /// <param name="encoded">The encoded image.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Ends the decoding.</param>
    /// <exception cref="TaggingException">The image is refused or its header is damaged.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static OpenedImage Open(ReadOnlySpan<byte> encoded, ImageLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var header = ImageGate.Check(encoded, limits);
        var image = RegisteredDecoders.Find(header.Format) is { } decoder
            ? new OpenedImage(encoded, header.Format, decoder, cancellationToken)
            : new OpenedImage(encoded, header.Format, OpenCodec(encoded, header, cancellationToken), cancellationToken);
        try
        {
            // What the codec says decides: a header may be written so that two readers find different sizes.
            ImageGate.CheckSize(image._storedSize, limits);
            PixelDensity.Check(header.Format, image._storedSize, encoded);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>Decodes the first frame, upright, on white.</summary>
    /// <param name="reduction">By which whole number the sides may be divided; only JPEG is decoded at less than its size.</param>
    /// <exception cref="TaggingException">The image is damaged or cut off.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public RentedPixels DecodeUpright(int reduction)
    {
        var stored = DecodeStored(reduction);
        if (_origin is SKEncodedOrigin.TopLeft)
        {
            return stored;
        }

        try
        {
            var swaps = Orientation.SwapsSides(_origin);
            var upright = RentedPixels.Rent(swaps ? stored.Height : stored.Width, swaps ? stored.Width : stored.Height);
            Orientation.CopyUpright(stored, _origin, upright);
            return upright;
        }
        finally
        {
            stored.Dispose();
        }
    }

    /// <summary>Closes the codec.</summary>
    public void Dispose() => _codec?.Dispose();

    private static SKCodec OpenCodec(ReadOnlySpan<byte> encoded, ImageHeader header, CancellationToken cancellationToken)
    {
        // The codec reads from memory of its own, so that the caller's bytes may move. A copy of them is nothing beside the pixels.
        var data = SKData.CreateCopy(encoded);
        if (header.Size?.Pixels <= MaxPixelsAtOnce)
        {
            using (data)
            {
                return SKCodec.Create(data) ?? throw Damaged();
            }
        }

        var stream = new CancelableStream(data.AsStream(streamDisposesData: true), cancellationToken);
        return SKCodec.Create(new SKManagedStream(stream, disposeManagedStream: true)) ?? throw Damaged();
    }

    private RentedPixels DecodeStored(int reduction)
    {
        var isJpeg = _format == ImageFormat.Jpeg;
        var size = isJpeg ? _codec!.GetScaledDimensions(1f / reduction) : new SKSizeI(_storedSize.Width, _storedSize.Height);
        var pixels = RentedPixels.Rent(size.Width, size.Height);
        try
        {
            if (_decoder is null)
            {
                DecodeByCodec(pixels, isJpeg ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
            }
            else
            {
                _decoder.Decode(_encoded, pixels.Span, _cancellationToken);
            }
        }
        catch
        {
            pixels.Dispose();
            throw;
        }

        if (!isJpeg)
        {
            WhiteGround.Composite(pixels.Span);
        }

        return pixels;
    }

    private void DecodeByCodec(in RentedPixels pixels, SKAlphaType alpha)
    {
        // Levels stay as they are stored, as the models' training code has them, and no profile is applied.
        var result = _codec!.GetPixels(new SKImageInfo(pixels.Width, pixels.Height, SKColorType.Rgba8888, alpha), pixels.Address);
        _cancellationToken.ThrowIfCancellationRequested();
        if (result != SKCodecResult.Success)
        {
            throw Failed(result);
        }

        // What is missing of a JPEG is filled with medium gray, and success is reported.
        if (_format == ImageFormat.Jpeg && EndsInFilling(pixels.Span) && !JpegBlocks.AreComplete(_encoded))
        {
            throw new TaggingException(
                TaggingErrorKind.InvalidImage,
                $"The image is cut off: its data end before {_storedSize.Width} x {_storedSize.Height} pixels are full. Get a fresh copy.");
        }
    }

    // Zeros are 128 in three colors or in gray, and 64 where four inks are mixed.
    private static bool EndsInFilling(ReadOnlySpan<byte> pixels)
    {
        var last = pixels[^RentedPixels.BytesPerPixel..];
        return last[0] == last[1] && last[1] == last[2] && last[0] is 128 or (>= 63 and <= 65);
    }

    private TaggingException Failed(SKCodecResult result) => result switch
    {
        SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput or SKCodecResult.InvalidInput => Damaged(),
        SKCodecResult.Unimplemented or SKCodecResult.InvalidConversion => new TaggingException(
            TaggingErrorKind.UnsupportedFormat,
            $"The image is a {_format} of a kind that cannot be decoded: save it as a plain JPEG or PNG."),
        _ => new TaggingException(TaggingErrorKind.InvalidImage, $"The image cannot be decoded ({result}): save it anew."),
    };

    private static TaggingException Damaged() =>
        new(TaggingErrorKind.InvalidImage, "The image is damaged or cut off: get a fresh copy.");
}
