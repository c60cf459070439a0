using System.Buffers.Binary;

namespace VisionAdapters.Imaging;

/// <summary>
/// Walks a JPEG's markers (ISO/IEC 10918-1, annex B) to refuse what the codec would take too long for or only half decode.
/// </summary>
/// <remarks>
/// <para>
/// Every scan of a progressive JPEG visits all blocks of the image, however few bytes it has, so that a small file can cost
/// minutes. Encoders write about ten scans; libjpeg-turbo's documentation advises to stop at 100, and a large image stops sooner.
/// </para>
/// <para>
/// An image that comes in several scans is there in full, but blurred or without color, after the first of them: the codec
/// reports success when the rest is cut off. Such a file must hold every bit of every coefficient, and reach its end marker.
/// </para>
/// </remarks>
internal ref struct JpegStructure
{
    private const int MaxScans = 100;

    // Visiting a pixel takes about a nanosecond. What encoders write is never too much, whatever the size.
    private const int UsualScans = 16;
    private const long MaxVisitedPixels = 1_000_000_000;

    private const int MaxComponents = 4;
    private const int Coefficients = 64;
    private const byte Unseen = byte.MaxValue;

    private const byte StartOfProgressiveFrame = 0xC2;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    private readonly Span<byte> _missingBits;
    private ReadOnlySpan<byte> _componentIds;
    private bool _isProgressive;
    private bool _hasSeveralScans;
    private int _scans;

    private JpegStructure(Span<byte> missingBits)
    {
        _missingBits = missingBits;
        _missingBits.Fill(Unseen);
    }

    /// <summary>Tells whether the picture comes as a series of scans that refine it.</summary>
    public static bool IsProgressive(ReadOnlySpan<byte> jpeg)
    {
        var left = jpeg;
        while (TryNext(ref left, out var marker) && marker is not (EndOfImage or StartOfScan))
        {
            if (IsFrame(marker))
            {
                return marker == StartOfProgressiveFrame;
            }

            TakeSegment(ref left, marker);
        }

        return false;
    }

    /// <summary>Checks a JPEG.</summary>
    /// <param name="jpeg">The file.</param>
    /// <param name="pixels">The number of pixels that it claims.</param>
    /// <exception cref="TaggingException">The file has too many scans, or lacks some.</exception>
    public static void Check(ReadOnlySpan<byte> jpeg, long pixels)
    {
        var structure = new JpegStructure(stackalloc byte[MaxComponents * Coefficients]);
        structure.Read(jpeg, pixels);
    }

    /// <summary>
    /// Moves behind the next marker. Inside a scan 0xFF is followed by 0 or a restart marker, which come out as markers without content.
    /// </summary>
    internal static bool TryNext(scoped ref ReadOnlySpan<byte> left, out byte marker)
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

    /// <summary>Moves behind the segment of a marker and returns it, its length first; empty for a marker without content.</summary>
    internal static ReadOnlySpan<byte> TakeSegment(scoped ref ReadOnlySpan<byte> left, byte marker)
    {
        if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
        {
            return default;
        }

        var length = left.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(left);
        var segment = left[..Math.Min(length, left.Length)];
        left = left[segment.Length..];
        return segment;
    }

    internal static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private void Read(ReadOnlySpan<byte> jpeg, long pixels)
    {
        var left = jpeg;
        while (TryNext(ref left, out var marker))
        {
            if (marker == EndOfImage)
            {
                CheckComplete();
                return;
            }

            var segment = TakeSegment(ref left, marker);
            if (IsFrame(marker) && segment.Length > 7)
            {
                _componentIds = segment[8..];
                _isProgressive = marker == StartOfProgressiveFrame;
            }
            else if (marker == StartOfScan && segment.Length > 2)
            {
                AddScan(segment, pixels);
            }
        }

        // Without an end marker the codec tells whether a single scan is complete, but not how many scans were to come.
        if (_isProgressive || _hasSeveralScans)
        {
            throw CutOff();
        }
    }

    private void AddScan(scoped ReadOnlySpan<byte> scan, long pixels)
    {
        _scans++;
        if (_scans > MaxScans || (_scans > UsualScans && _scans * pixels > MaxVisitedPixels))
        {
            throw new TaggingException(
                TaggingErrorKind.ImageTooLarge,
                $"The image has {_scans} scans or more, too many for its {pixels} pixels: no common encoder writes it so. "
                    + "Save it anew as a plain JPEG.");
        }

        var count = scan[2];
        _hasSeveralScans |= 3 * count < _componentIds.Length - 2;
        if (scan.Length < 6 + (2 * count))
        {
            return;
        }

        // A baseline scan holds all bits of all coefficients, a progressive one those from its last bit on (annex G).
        var (first, last, bit) = _isProgressive
            ? (scan[3 + (2 * count)], scan[4 + (2 * count)], (byte)(scan[5 + (2 * count)] & 0x0F))
            : ((byte)0, (byte)(Coefficients - 1), (byte)0);
        for (var index = 0; index < count; index++)
        {
            var component = IndexOf(scan[3 + (2 * index)]);
            for (int coefficient = first; component >= 0 && coefficient <= Math.Min(last, (byte)(Coefficients - 1)); coefficient++)
            {
                _missingBits[(component * Coefficients) + coefficient] = bit;
            }
        }
    }

    private readonly int IndexOf(byte id)
    {
        for (var index = 0; index < MaxComponents && 3 * index < _componentIds.Length; index++)
        {
            if (_componentIds[3 * index] == id)
            {
                return index;
            }
        }

        return -1;
    }

    private readonly void CheckComplete()
    {
        var components = Math.Min(_componentIds.Length / 3, MaxComponents);
        if (_scans > 0 && _missingBits[..(components * Coefficients)].ContainsAnyExcept((byte)0))
        {
            throw CutOff();
        }
    }

    private static TaggingException CutOff() =>
        new(TaggingErrorKind.InvalidImage, "The image is cut off: some of its scans are missing. Get a fresh copy.");
}
