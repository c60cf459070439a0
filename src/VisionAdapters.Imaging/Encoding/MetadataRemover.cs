using System.Buffers;
using System.Buffers.Binary;
using SkiaSharp;

namespace VisionAdapters.Imaging;

/// <summary>
/// Takes metadata out of encoded images without decoding them: EXIF with its GPS position, XMP, IPTC, comments, thumbnails.
/// </summary>
/// <remarks>
/// What decides how a picture looks stays: pixels, color profile, animation. What is not known to belong to it goes, also what lies behind
/// the end of a picture, where cameras keep further pictures and positions.
/// </remarks>
internal static class MetadataRemover
{
    private const int JpegOrientationLength = 36;
    private const int PngSignatureLength = 8;
    private const int PngChunkOverhead = 12;
    private const int RiffHeaderLength = 12;
    private const int RiffChunkHeaderLength = 8;

    private static ReadOnlySpan<byte> Exif => "Exif\0\0"u8;

    /// <summary>Removes metadata.</summary>
    /// <returns>
    /// The image, the very bytes when there is nothing to remove; null when it cannot be done here: the image has to be turned, its
    /// structure is not in order, or its format is not known here.
    /// </returns>
    public static ReadOnlyMemory<byte>? Remove(ReadOnlyMemory<byte> encoded, ImageFormat format)
    {
        var kept = new ArrayBufferWriter<byte>(encoded.Length + JpegOrientationLength);
        var isDone = format switch
        {
            ImageFormat.Jpeg => TryJpeg(encoded.Span, kept),
            ImageFormat.Png => ExifOrientation.FromPng(encoded.Span) == SKEncodedOrigin.TopLeft && TryPng(encoded.Span, kept),
            ImageFormat.WebP => ExifOrientation.FromWebP(encoded.Span) == SKEncodedOrigin.TopLeft && TryWebP(encoded.Span, kept),
            ImageFormat.Gif => TryGif(encoded.Span, kept),
            ImageFormat.Bmp => TryAll(encoded.Span, kept),
            _ => false,
        };
        if (!isDone)
        {
            return null;
        }

        return kept.WrittenCount == encoded.Length && kept.WrittenSpan.SequenceEqual(encoded.Span) ? encoded : kept.WrittenMemory;
    }

    private static bool TryAll(ReadOnlySpan<byte> encoded, ArrayBufferWriter<byte> kept)
    {
        kept.Write(encoded);
        return true;
    }

    private static bool TryJpeg(ReadOnlySpan<byte> jpeg, ArrayBufferWriter<byte> kept)
    {
        kept.Write(jpeg[..2]);
        var left = jpeg[2..];
        var isTurned = false;
        while (left is [var lead, var marker, ..])
        {
            // Decoders skip bytes between segments that belong to none; nobody misses them.
            if (lead != 0xFF || marker == 0xFF)
            {
                left = left[1..];
                continue;
            }

            if (marker == 0xD9)
            {
                kept.Write(left[..2]);
                return true;
            }

            var length = left.Length < 4 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(left[2..]) + 2;
            if (length < 4 || length > left.Length)
            {
                return false;
            }

            var segment = left[..length];
            if (marker == 0xE1 && segment[4..].StartsWith(Exif) && !isTurned)
            {
                isTurned = WriteOrientation(segment[4..], kept);
            }
            else if (BelongsToPicture(marker, segment[4..]))
            {
                kept.Write(segment);
            }

            left = left[length..];
            if (marker == 0xDA)
            {
                var scan = ScanLength(left);
                kept.Write(left[..scan]);
                left = left[scan..];
            }
        }

        return false;
    }

    // Pixels and their tables; of the rest JFIF's header, color profiles and the kind of colors (Adobe).
    private static bool BelongsToPicture(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 => content.StartsWith("JFIF\0"u8),
        0xE2 => content.StartsWith("ICC_PROFILE\0"u8),
        0xEE => content.StartsWith("Adobe"u8),
        >= 0xE0 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    // How a picture is to be turned is no secret, and without it the picture lies on its side.
    private static bool WriteOrientation(ReadOnlySpan<byte> exif, ArrayBufferWriter<byte> kept)
    {
        var origin = ExifOrientation.FromExif(exif);
        if (origin == SKEncodedOrigin.TopLeft)
        {
            return false;
        }

        kept.Write<byte>(
        [
            0xFF, 0xE1, 0, JpegOrientationLength - 2, .. Exif,
            .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)origin, 0, 0, 0, 0, 0, 0,
        ]);
        return true;
    }

    // A scan lasts until a marker that is neither a stuffed byte nor a restart.
    private static int ScanLength(ReadOnlySpan<byte> data)
    {
        var position = 0;
        while (position + 1 < data.Length)
        {
            var next = data[position..].IndexOf((byte)0xFF);
            if (next < 0 || position + next + 1 >= data.Length)
            {
                break;
            }

            position += next;
            if (data[position + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return position;
            }

            position += data[position + 1] == 0xFF ? 1 : 2;
        }

        return data.Length;
    }

    private static bool TryPng(ReadOnlySpan<byte> png, ArrayBufferWriter<byte> kept)
    {
        kept.Write(png[..PngSignatureLength]);
        var left = png[PngSignatureLength..];
        while (left.Length >= PngChunkOverhead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(left) + (long)PngChunkOverhead;
            if (length > left.Length)
            {
                return false;
            }

            var chunk = left[..(int)length];
            var name = chunk[4..8];

            // A capital letter at the start marks what no decoder can do without (PNG specification, 5.4).
            if (char.IsAsciiLetterUpper((char)name[0]) || IsColorOfPng(name))
            {
                kept.Write(chunk);
            }

            if (name.SequenceEqual("IEND"u8))
            {
                return true;
            }

            left = left[(int)length..];
        }

        return false;
    }

    private static bool IsColorOfPng(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("tRNS"u8) || name.SequenceEqual("gAMA"u8) || name.SequenceEqual("cHRM"u8) || name.SequenceEqual("sRGB"u8)
        || name.SequenceEqual("iCCP"u8) || name.SequenceEqual("sBIT"u8) || name.SequenceEqual("bKGD"u8) || name.SequenceEqual("pHYs"u8);

    private static bool TryWebP(ReadOnlySpan<byte> webP, ArrayBufferWriter<byte> kept)
    {
        const byte exifAndXmp = 0x08 | 0x04;
        var end = BinaryPrimitives.ReadUInt32LittleEndian(webP[4..]) + (long)RiffChunkHeaderLength;
        if (end > webP.Length || end < RiffHeaderLength)
        {
            return false;
        }

        var chunks = new ArrayBufferWriter<byte>(webP.Length);
        var left = webP[RiffHeaderLength..(int)end];
        while (left.Length >= RiffChunkHeaderLength)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(left[4..]) + (long)RiffChunkHeaderLength;
            length = Math.Min(length + (length & 1), left.Length);
            var chunk = left[..(int)length];
            left = left[(int)length..];
            if (!IsPictureOfWebP(chunk[..4]))
            {
                continue;
            }

            byte[] copy = [.. chunk];
            if (chunk.StartsWith("VP8X"u8) && copy.Length > RiffChunkHeaderLength)
            {
                copy[RiffChunkHeaderLength] &= unchecked((byte)~exifAndXmp);
            }

            chunks.Write(copy);
        }

        Span<byte> size = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)chunks.WrittenCount + 4);
        kept.Write("RIFF"u8);
        kept.Write(size);
        kept.Write("WEBP"u8);
        kept.Write(chunks.WrittenSpan);
        return true;
    }

    private static bool IsPictureOfWebP(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("VP8X"u8) || name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8) || name.SequenceEqual("ALPH"u8)
        || name.SequenceEqual("ANIM"u8) || name.SequenceEqual("ANMF"u8) || name.SequenceEqual("ICCP"u8);

    private static bool TryGif(ReadOnlySpan<byte> gif, ArrayBufferWriter<byte> kept)
    {
        const int headerLength = 13;
        if (gif.Length < headerLength)
        {
            return false;
        }

        var position = headerLength + PaletteLength(gif[10]);
        if (position > gif.Length)
        {
            return false;
        }

        kept.Write(gif[..position]);
        while (position < gif.Length)
        {
            var start = position;
            switch (gif[position])
            {
                case 0x3B:
                    kept.Write(gif.Slice(position, 1));
                    return true;
                case 0x2C when position + 10 < gif.Length:
                    position += 11 + PaletteLength(gif[position + 9]);
                    break;
                case 0x21 when position + 1 < gif.Length:
                    position += 2;
                    break;
                default:
                    return false;
            }

            if (!TrySkipBlocks(gif, ref position))
            {
                return false;
            }

            var block = gif[start..position];
            if (block[0] == 0x2C || block[1] == 0xF9 || block[2..].StartsWith("\vNETSCAPE2.0"u8))
            {
                kept.Write(block);
            }
        }

        return false;
    }

    private static int PaletteLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static bool TrySkipBlocks(ReadOnlySpan<byte> gif, ref int position)
    {
        while (position < gif.Length)
        {
            var length = gif[position];
            position += length + 1;
            if (length == 0)
            {
                return true;
            }
        }

        return false;
    }
}
