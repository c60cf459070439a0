using ImageMagick;

namespace VisionAdapters.Imaging;

/// <summary>Decodes HEIC, AVIF and TIFF with Magick.NET (ImageMagick, libheif, libtiff).</summary>
/// <remarks>
/// <para>
/// A package of its own, for its weight (about 100 MB for all platforms, 30 to 40 MB for one) and its terms: Magick.NET is Apache-2.0, but
/// it contains libheif and libde265 (LGPL-3.0), and HEVC, the codec of HEIC, is patented: ask whoever answers for such matters.
/// </para>
/// <para>Only the three formats are ever opened, by their first bytes, and only the first picture of a file. Safe for use from many
/// threads.</para>
/// </remarks>
public sealed class MagickImageDecoder : IImageFormatDecoder
{
    private static readonly byte[] AvifBrand = "avi"u8.ToArray();

    /// <inheritdoc/>
    public IReadOnlyCollection<ImageFormat> Formats { get; } = [ImageFormat.Heif, ImageFormat.Tiff];

    /// <summary>Lets all of this process decode HEIC, AVIF and TIFF. Call it when the program starts.</summary>
    public static void Register() => ImageDecoder.Register(new MagickImageDecoder());

    /// <inheritdoc/>
    public ImageSize ReadSize(ReadOnlySpan<byte> encoded)
    {
        using var image = new MagickImage();
        Try(encoded, image, static (image, encoded, settings) => image.Ping(encoded, settings));
        var (width, height) = ((int)image.Width, (int)image.Height);
        return image.Orientation >= ImageMagick.Orientation.LeftTop ? new ImageSize(height, width) : new ImageSize(width, height);
    }

    /// <inheritdoc/>
    public void Decode(ReadOnlySpan<byte> encoded, Span<byte> rgba, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var image = new MagickImage();
        image.Progress += (_, progress) => progress.Cancel = cancellationToken.IsCancellationRequested;
        try
        {
            Try(encoded, image, static (image, encoded, settings) => image.Read(encoded, settings));
        }
        catch (TaggingException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        image.AutoOrient();
        image.ColorSpace = ColorSpace.sRGB;
        using var pixels = image.GetPixelsUnsafe();
        var decoded = pixels.ToByteArray(PixelMapping.RGBA);
        if (decoded?.Length != rgba.Length)
        {
            throw Damaged(cause: null);
        }

        decoded.CopyTo(rgba);
    }

    private static void Try(ReadOnlySpan<byte> encoded, MagickImage image, Reading read)
    {
        // The format is said and not guessed, so that no other coder of ImageMagick ever sees the bytes.
        var settings = new MagickReadSettings { Format = FormatOf(encoded), FrameIndex = 0, FrameCount = 1 };
        try
        {
            read(image, encoded, settings);
        }
        catch (MagickException exception)
        {
            throw Damaged(exception);
        }
    }

    // The brand behind "ftyp": avif and avis are AV1, all others are read as HEIC.
    private static MagickFormat FormatOf(ReadOnlySpan<byte> encoded) => encoded switch
    {
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brands] =>
            brands.StartsWith(AvifBrand) ? MagickFormat.Avif : MagickFormat.Heic,
        _ => MagickFormat.Tiff,
    };

    private static TaggingException Damaged(Exception? cause) => new(
        TaggingErrorKind.InvalidImage,
        $"The image is damaged or cut off, or of a kind that cannot be decoded: {cause?.Message ?? "its size changed"}. "
            + "Get a fresh copy, or save it as JPEG.",
        cause);

    private delegate void Reading(MagickImage image, ReadOnlySpan<byte> encoded, MagickReadSettings settings);
}
