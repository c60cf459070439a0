using System.Buffers.Binary;
using SkiaSharp;

namespace VisionAdapters.Imaging;

/// <summary>Reads the orientation from a PNG's eXIf chunk, which the codec leaves unread.</summary>
internal static class PngOrientation
{
    private const int SignatureLength = 8;
    private const int ChunkOverhead = 12;
    private const int DirectoryEntryLength = 12;
    private const ushort OrientationTag = 0x0112;

    /// <summary>Reads the orientation; what is absent or damaged is the upright one.</summary>
    public static SKEncodedOrigin Read(ReadOnlySpan<byte> png)
    {
        var chunks = png.Length > SignatureLength ? png[SignatureLength..] : default;
        while (chunks.Length >= ChunkOverhead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunks);
            if (length > chunks.Length - ChunkOverhead)
            {
                break;
            }

            if (chunks[4..8].SequenceEqual("eXIf"u8))
            {
                return ReadExif(chunks.Slice(8, (int)length));
            }

            chunks = chunks[(ChunkOverhead + (int)length)..];
        }

        return SKEncodedOrigin.TopLeft;
    }

    private static SKEncodedOrigin ReadExif(ReadOnlySpan<byte> exif)
    {
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
