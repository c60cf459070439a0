using SkiaSharp;

namespace VisionAdapters.Imaging;

/// <summary>An encoded image inside its limits, with its header read and no pixel decoded yet.</summary>
internal readonly struct OpenedImage : IDisposable
{
    private readonly SKCodec _codec;
    private readonly ImageFormat _format;
    private readonly ImageSize _storedSize;
    private readonly SKEncodedOrigin _origin;

    private OpenedImage(ImageFormat format, SKCodec codec, SKEncodedOrigin origin)
    {
        _format = format;
        _codec = codec;
        _origin = origin;
        _storedSize = new ImageSize(codec.Info.Width, codec.Info.Height);
    }

    /// <summary>Gets the size in pixels after the orientation is applied.</summary>
    public ImageSize UprightSize => Orientation.SwapsSides(_origin) ? new ImageSize(_storedSize.Height, _storedSize.Width) : _storedSize;

    /// <summary>Opens an image after checking its limits.</summary>
    /// <param name="encoded">The encoded image.</param>
    /// <param name="limits">The limits.</param>
    /// <exception cref="TaggingException">The image is refused or its header is damaged.</exception>
    public static OpenedImage Open(ReadOnlySpan<byte> encoded, ImageLimits limits)
    {
        var format = ImageGate.Check(encoded, limits);

        // The codec reads from memory of its own, so that the caller's bytes may move. A copy of them is nothing beside the pixels.
        using var data = SKData.CreateCopy(encoded);
        var codec = SKCodec.Create(data) ?? throw Damaged();
        var origin = format == ImageFormat.Png ? PngOrientation.Read(encoded) : codec.EncodedOrigin;
        var image = new OpenedImage(format, codec, origin);
        try
        {
            // The codec's word counts: a header may be written so that two readers find different sizes.
            ImageGate.CheckSize(image._storedSize, limits);
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
    public void Dispose() => _codec.Dispose();

    private RentedPixels DecodeStored(int reduction)
    {
        var isJpeg = _format == ImageFormat.Jpeg;
        var size = isJpeg ? _codec.GetScaledDimensions(1f / reduction) : new SKSizeI(_storedSize.Width, _storedSize.Height);

        // Levels stay as they are stored, as the models' training code has them, and no profile is applied.
        var pixels = RentedPixels.Rent(size.Width, size.Height);
        var result = _codec.GetPixels(
            new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, isJpeg ? SKAlphaType.Opaque : SKAlphaType.Unpremul),
            pixels.Address);
        if (result != SKCodecResult.Success)
        {
            pixels.Dispose();
            throw Failed(result);
        }

        if (!isJpeg)
        {
            WhiteGround.Composite(pixels.Span);
        }

        return pixels;
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
