using System.Buffers.Binary;
using SkiaSharp;

namespace VisionAdapters.Imaging;

/// <summary>
/// Reads the orientation from the EXIF block of a PNG or WebP: the codec leaves the first unread, and the second when it has a prefix.
/// </summary>
internal static class ExifOrientation
{
    private const int PngSignatureLength = 8;
    private const int PngChunkOverhead = 12;
    private const int RiffHeaderLength = 12;
    private const int RiffChunkHeaderLength = 8;
    private const int DirectoryEntryLength = 12;
    private const ushort OrientationTag = 0x0112;

    /// <summary>Reads the orientation of a PNG's eXIf chunk; what is absent or damaged is the upright one.</summary>
    public static SKEncodedOrigin FromPng(ReadOnlySpan<byte> png)
    {
        var chunks = png.Length > PngSignatureLength ? png[PngSignatureLength..] : default;
        while (chunks.Length >= PngChunkOverhead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunks);
            if (length > chunks.Length - PngChunkOverhead)
            {
                break;
            }

            if (chunks[4..8].SequenceEqual("eXIf"u8))
            {
                return FromExif(chunks.Slice(8, (int)length));
            }

            chunks = chunks[(PngChunkOverhead + (int)length)..];
        }

        return SKEncodedOrigin.TopLeft;
    }

    /// <summary>Reads the orientation of a WebP's EXIF chunk; what is absent or damaged is the upright one.</summary>
    public static SKEncodedOrigin FromWebP(ReadOnlySpan<byte> webP)
    {
        var chunks = webP.Length > RiffHeaderLength ? webP[RiffHeaderLength..] : default;
        while (chunks.Length >= RiffChunkHeaderLength)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunks[4..]);
            if (length > chunks.Length - RiffChunkHeaderLength)
            {
                break;
            }

            if (chunks[..4].SequenceEqual("EXIF"u8))
            {
                return FromExif(chunks.Slice(RiffChunkHeaderLength, (int)length));
            }

            // Chunks of odd length are padded by one byte (RFC 9649, section 2.3).
            chunks = chunks[Math.Min(chunks.Length, RiffChunkHeaderLength + (int)(length + (length & 1)))..];
        }

        return SKEncodedOrigin.TopLeft;
    }

    /// <summary>Reads the orientation of an EXIF block, with or without the prefix of JPEG.</summary>
    public static SKEncodedOrigin FromExif(ReadOnlySpan<byte> exif)
    {
        // The prefix belongs to JPEG's APP1 segment; several phones and encoders write it in other formats, too.
        if (exif.StartsWith("Exif\0\0"u8))
        {
            exif = exif[6..];
        }

        // TIFF 6.0, section 2: byte order, 42, offset of the first directory; a directory is a count and entries of 12 bytes.
        if (exif.Length < 8 || exif[..2] is not ([(byte)'I', (byte)'I'] or [(byte)'M', (byte)'M']))
        {
            return SKEncodedOrigin.TopLeft;
        }

        var little = exif[0] == (byte)'I';
        var start = little ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (start > exif.Length - 2)
        {
            return SKEncodedOrigin.TopLeft;
        }

        var directory = exif[(int)start..];
        var entries = directory[2..];
        for (var left = Short(directory); left > 0 && entries.Length >= DirectoryEntryLength; left--)
        {
            if (Short(entries) == OrientationTag)
            {
                var origin = (SKEncodedOrigin)Short(entries[8..]);
                return Enum.IsDefined(origin) ? origin : SKEncodedOrigin.TopLeft;
            }

            entries = entries[DirectoryEntryLength..];
        }

        return SKEncodedOrigin.TopLeft;

        ushort Short(ReadOnlySpan<byte> bytes) =>
            little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }
}
