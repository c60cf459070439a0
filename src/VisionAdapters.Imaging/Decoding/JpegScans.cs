using System.Buffers.Binary;

namespace VisionAdapters.Imaging;

/// <summary>Refuses JPEG files that repeat their scans to keep a decoder busy.</summary>
/// <remarks>
/// Every scan of a progressive JPEG visits all blocks of the image, however few bytes it has, so that a small file can cost
/// minutes. Encoders write about ten scans; libjpeg-turbo's documentation advises to stop at 100.
/// </remarks>
internal static class JpegScans
{
    private const int MaxScans = 100;

    /// <summary>Checks a file; formats other than JPEG pass.</summary>
    /// <exception cref="TaggingException">The file has too many scans.</exception>
    public static void Check(ImageFormat format, ReadOnlySpan<byte> encoded)
    {
        if (format == ImageFormat.Jpeg && HasMoreScansThan(encoded, MaxScans))
        {
            throw new TaggingException(
                TaggingErrorKind.ImageTooLarge,
                $"The image has more than {MaxScans} scans, which no common encoder writes: save it anew as a plain JPEG.");
        }
    }

    private static bool HasMoreScansThan(ReadOnlySpan<byte> left, int limit)
    {
        // From marker to marker. Inside a scan 0xFF is followed by 0 or a restart marker, which are stepped over as if markers without content.
        while (true)
        {
            var next = left.IndexOf((byte)0xFF);
            if (next < 0 || next + 4 > left.Length)
            {
                return false;
            }

            var marker = left[next + 1];
            left = left[(next + 1)..];
            if (marker == 0xFF)
            {
                continue;
            }

            left = left[1..];
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD9))
            {
                continue;
            }

            if (marker == 0xDA && --limit < 0)
            {
                return true;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(left);
            left = left[Math.Min(length, left.Length)..];
        }
    }
}
