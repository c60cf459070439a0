using System.Buffers.Binary;

namespace VisionAdapters.Imaging;

/// <summary>
/// Walks a JPEG's markers (ISO/IEC 10918-1, annex B) to refuse what the codec would take too long for or only half decode.
/// </summary>
/// <remarks>
/// <para>
/// Every scan of a progressive JPEG visits all blocks of the image, however few bytes it has, so that a small file can cost
/// minutes. Encoders write about ten scans; libjpeg-turbo's documentation advises to stop at 100.
/// </para>
/// <para>
/// An image that comes in several scans is there in full, but blurred or without color, after the first of them: the codec
/// reports success when the rest is cut off. Such a file must reach its end marker.
/// </para>
/// </remarks>
internal static class JpegMarkers
{
    private const int MaxScans = 100;
    private const byte StartOfProgressiveFrame = 0xC2;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    /// <summary>Checks a JPEG.</summary>
    /// <exception cref="TaggingException">The file has too many scans, or lacks some.</exception>
    public static void Check(ReadOnlySpan<byte> jpeg)
    {
        var scans = 0;
        var components = 0;
        var needsEnd = false;
        var left = jpeg;
        while (TryNext(ref left, out var marker))
        {
            if (marker == EndOfImage)
            {
                return;
            }

            if (!HasContent(marker))
            {
                continue;
            }

            var length = left.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(left);
            var segment = left[..Math.Min(length, left.Length)];
            left = left[segment.Length..];
            if (IsFrame(marker) && segment.Length > 7)
            {
                components = segment[7];
                needsEnd = marker == StartOfProgressiveFrame;
            }

            if (marker == StartOfScan)
            {
                scans++;
                needsEnd |= segment.Length > 2 && segment[2] < components;
                if (scans > MaxScans)
                {
                    throw new TaggingException(
                        TaggingErrorKind.ImageTooLarge,
                        $"The image has more than {MaxScans} scans, which no common encoder writes: save it anew as a plain JPEG.");
                }
            }
        }

        if (needsEnd)
        {
            throw new TaggingException(
                TaggingErrorKind.InvalidImage, "The image is cut off: some of its scans are missing. Get a fresh copy.");
        }
    }

    /// <summary>
    /// Moves behind the next marker. Inside a scan 0xFF is followed by 0 or a restart marker, which come out as markers without content.
    /// </summary>
    private static bool TryNext(ref ReadOnlySpan<byte> left, out byte marker)
    {
        marker = default;
        var start = left.IndexOf((byte)0xFF);
        if (start < 0)
        {
            return false;
        }

        left = left[start..].TrimStart((byte)0xFF);
        if (left.IsEmpty)
        {
            return false;
        }

        marker = left[0];
        left = left[1..];
        return true;
    }

    private static bool HasContent(byte marker) => marker is not (0x00 or 0x01 or (>= 0xD0 and <= 0xD8));

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
