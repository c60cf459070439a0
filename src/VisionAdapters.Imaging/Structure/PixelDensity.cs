using System.Buffers.Binary;

namespace VisionAdapters.Imaging;

/// <summary>Refuses files that are too short to hold the pixels that they claim, before memory is taken for them.</summary>
/// <remarks>
/// Every format has a minimum number of bytes for a number of pixels, whatever the picture shows. A file below it is cut off or forged.
/// </remarks>
internal static class PixelDensity
{
    // zlib's documentation, "Maximum Compression Factor": a byte of a deflate stream stands for at most 1,032 bytes.
    private const int MaxBytesOfDeflate = 1032;

    // A GIF's code has at most 12 bits and stands for at most 4,096 - 2 pixels (GIF89a, appendix F).
    private const int MaxPixelsOfGif = 4094 * 8 / 12;

    // A block of 64 pixels takes two bits in a baseline JPEG, one for its level and one for its end (ISO/IEC 10918-1, annex F), and one
    // bit in a progressive one, where a code may end the other scans of very many blocks (annex G).
    private const int MaxPixelsOfJpeg = 64 * 8 / 2;
    private const int MaxPixelsOfProgressiveJpeg = 64 * 8;

    // A macroblock of 256 pixels takes more than two bits in a lossy WebP: the modes of a key frame have fixed odds (RFC 6386, 11.2).
    private const int MaxPixelsOfLossyWebP = 256 * 8 / 2;

    // An area of one color takes no bits at all in a lossless WebP. Beyond a size that is cheap to decode, photos are no such area.
    private const int MaxPixelsOfLosslessWebP = 4096;
    private const int CheapPixels = 4_000_000;

    // Two bytes of a run stand for at most 255 pixels (BMP, RLE8).
    private const int MaxPixelsOfBmpRun = 255 / 2;
    private const int BmpFileHeaderLength = 14;
    private const int BmpOldHeaderLength = 12;

    /// <summary>Checks a file.</summary>
    /// <exception cref="TaggingException">The file is too short.</exception>
    public static void Check(ImageFormat format, ImageSize size, ReadOnlySpan<byte> encoded)
    {
        var minimum = format switch
        {
            ImageFormat.Png => MinBytesOfPng(size, encoded),
            ImageFormat.Gif => size.Pixels / MaxPixelsOfGif,
            ImageFormat.Bmp => MinBytesOfBmp(size, encoded),
            ImageFormat.Jpeg => size.Pixels / (JpegStructure.IsProgressive(encoded) ? MaxPixelsOfProgressiveJpeg : MaxPixelsOfJpeg),
            ImageFormat.WebP => MinBytesOfWebP(size, encoded),
            _ => 0,
        };
        if (encoded.Length < minimum)
        {
            throw new TaggingException(
                TaggingErrorKind.InvalidImage,
                $"The image is damaged or cut off: {encoded.Length} bytes cannot hold {size.Width} x {size.Height} pixels. "
                    + "Get a fresh copy.");
        }
    }

    private static long MinBytesOfPng(ImageSize size, ReadOnlySpan<byte> png)
    {
        const int bitDepthOffset = 24;
        const int colorTypeOffset = 25;
        if (png.Length <= colorTypeOffset)
        {
            return 0;
        }

        // PNG specification, table 11.1: gray, palette, true color, gray with alpha, true color with alpha.
        var channels = png[colorTypeOffset] switch
        {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        return size.Pixels * channels * png[bitDepthOffset] / 8 / MaxBytesOfDeflate;
    }

    private static long MinBytesOfWebP(ImageSize size, ReadOnlySpan<byte> webP)
    {
        if (!WebPStructure.IsLossless(webP))
        {
            return size.Pixels / MaxPixelsOfLossyWebP;
        }

        return size.Pixels <= CheapPixels ? 0 : size.Pixels / MaxPixelsOfLosslessWebP;
    }

    private static long MinBytesOfBmp(ImageSize size, ReadOnlySpan<byte> bmp)
    {
        var header = bmp.Length < BmpFileHeaderLength + 4 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(bmp[BmpFileHeaderLength..]);
        if (header == BmpOldHeaderLength)
        {
            return bmp.Length < 26 ? 0 : Rows(BinaryPrimitives.ReadUInt16LittleEndian(bmp[24..]));
        }

        if (bmp.Length < 34)
        {
            return 0;
        }

        // Compression: 0 none, 1 and 2 runs, 3 and 6 none with masks, 4 and 5 a JPEG or PNG inside, which the codec refuses.
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(bmp[28..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(bmp[30..]) switch
        {
            0 or 3 or 6 => Rows(bits),
            _ => size.Pixels / MaxPixelsOfBmpRun,
        };

        // Rows are padded to four bytes. The last one may come without its padding.
        long Rows(int bitsOfPixel)
        {
            var bitsOfRow = size.Width * (long)bitsOfPixel;
            return ((bitsOfRow + 31) / 32 * 4 * (size.Height - 1L)) + (bitsOfRow / 8);
        }
    }
}
