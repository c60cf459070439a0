using System.Buffers.Binary;
using System.Text;

namespace VisionAdapters;

/// <summary>What the first bytes of an encoded image tell, without decoding it.</summary>
public readonly record struct ImageHeader
{
    /// <summary>Initializes a new instance of the <see cref="ImageHeader"/> struct.</summary>
    /// <param name="format">The format.</param>
    /// <param name="size">The size in pixels; <see langword="null"/> when it is not known.</param>
    public ImageHeader(ImageFormat format, ImageSize? size)
    {
        Format = format;
        Size = size;
    }

    /// <summary>Gets the format.</summary>
    public ImageFormat Format { get; init; }

    /// <summary>Gets the size in pixels; <see langword="null"/> when the header is damaged or its format does not tell.</summary>
    public ImageSize? Size { get; init; }

    /// <summary>Gets the media type (RFC 6838), such as <c>image/jpeg</c>.</summary>
    public string MediaType => Format switch
    {
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.Png => "image/png",
        ImageFormat.Gif => "image/gif",
        ImageFormat.Bmp => "image/bmp",
        ImageFormat.WebP => "image/webp",
        ImageFormat.Tiff => "image/tiff",
        ImageFormat.Heif => "image/heif",
        _ => "application/octet-stream",
    };

    /// <summary>Reads the header of an encoded image. Never throws: what is not recognized is <see cref="ImageFormat.Unknown"/>.</summary>
    /// <param name="bytes">The encoded image, or at least its beginning.</param>
    /// <returns>The header.</returns>
    public static ImageHeader Read(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => new(ImageFormat.Jpeg, ReadJpegSize(bytes)),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => new(ImageFormat.Png, ReadPngSize(bytes)),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => new(ImageFormat.Gif, ReadGifSize(bytes)),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
            new(ImageFormat.WebP, ReadWebPSize(bytes)),
        [(byte)'B', (byte)'M', ..] => new(ImageFormat.Bmp, ReadBmpSize(bytes)),
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => new(ImageFormat.Tiff, null),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brands] when IsHeifBrand(brands) => new(ImageFormat.Heif, null),
        _ => new(ImageFormat.Unknown, null),
    };

    private static ImageSize? ReadPngSize(ReadOnlySpan<byte> bytes) => bytes.Length < 24
        ? null
        : Positive(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));

    private static ImageSize? ReadGifSize(ReadOnlySpan<byte> bytes) => bytes.Length < 10
        ? null
        : Positive(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));

    private static ImageSize? ReadBmpSize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 26)
        {
            return null;
        }

        // The OS/2 header has 12 bytes and 16-bit sides; all later ones have 32-bit sides, a negative height meaning top-down.
        if (BinaryPrimitives.ReadInt32LittleEndian(bytes[14..]) == 12)
        {
            return Positive(BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..]));
        }

        var height = BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]);
        return height == int.MinValue ? null : Positive(BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]), Math.Abs(height));
    }

    private static ImageSize? ReadWebPSize(ReadOnlySpan<byte> bytes)
    {
        // RFC 9649: VP8X holds 24-bit sides less one, VP8L 14-bit sides less one, VP8 14-bit sides. A tiny lossless file has less than 30
        // bytes.
        return bytes[12..] switch
        {
            [(byte)'V', (byte)'P', (byte)'8', (byte)'X', ..] when bytes.Length >= 30 =>
                Positive(ReadUInt24(bytes[24..]) + 1, ReadUInt24(bytes[27..]) + 1),
            [(byte)'V', (byte)'P', (byte)'8', (byte)'L', ..] when bytes.Length >= 25 =>
                ReadLosslessWebPSize(BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..])),
            [(byte)'V', (byte)'P', (byte)'8', (byte)' ', ..] when bytes.Length >= 30 => Positive(
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF),
            _ => null,
        };
    }

    private static ImageSize? ReadLosslessWebPSize(uint bits) => new ImageSize((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    // ISO/IEC 23008-12, table of brands: still pictures and sequences in HEVC, any codec, or AV1. Videos start with "ftyp" too.
    private static bool IsHeifBrand(ReadOnlySpan<byte> brands) => brands.Length >= 4
        && Encoding.ASCII.GetString(brands[..4])
            is "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1" or "avif" or "avis";

    private static ImageSize? ReadJpegSize(ReadOnlySpan<byte> bytes)
    {
        // Walks the marker segments up to the frame header (SOF0 to SOF15 but for DHT, JPG and DAC).
        var position = 2;
        while (position + 9 <= bytes.Length)
        {
            if (bytes[position] != 0xFF)
            {
                // Decoders skip bytes between segments that belong to none, so the size behind them counts.
                position++;
                continue;
            }

            var marker = bytes[position + 1];
            if (marker == 0xFF)
            {
                position++;
                continue;
            }

            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                position += 2;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Positive(
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 5)..]));
            }

            if (marker is 0xD9 or 0xDA)
            {
                return null;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 2)..]);
            if (length < 2)
            {
                return null;
            }

            position += 2 + length;
        }

        return null;
    }

    private static ImageSize? Positive(int width, int height) => width > 0 && height > 0 ? new ImageSize(width, height) : null;
}
