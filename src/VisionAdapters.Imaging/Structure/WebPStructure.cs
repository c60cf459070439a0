using System.Buffers.Binary;

namespace VisionAdapters.Imaging;

/// <summary>What the chunks of a WebP tell (RFC 9649).</summary>
internal static class WebPStructure
{
    private const int FirstChunkOffset = 12;
    private const int ChunkHeaderLength = 8;
    private const int FrameHeaderLength = 16;

    /// <summary>
    /// Refuses a file that is shorter than it says (section 2.4): of an animation the codec shows what is there without an error.
    /// </summary>
    /// <exception cref="TaggingException">The file is cut off.</exception>
    public static void Check(ReadOnlySpan<byte> webP)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(webP[4..]) + (long)ChunkHeaderLength;
        if (length > webP.Length)
        {
            throw new TaggingException(
                TaggingErrorKind.InvalidImage,
                $"The image is cut off: it says that it has {length} bytes, and {webP.Length} are there. Get a fresh copy.");
        }
    }

    /// <summary>Tells whether the first picture of the file is stored without loss.</summary>
    public static bool IsLossless(ReadOnlySpan<byte> webP)
    {
        var chunks = webP.Length > FirstChunkOffset ? webP[FirstChunkOffset..] : default;
        while (chunks.Length >= ChunkHeaderLength)
        {
            var name = chunks[..4];
            if (name.SequenceEqual("VP8L"u8))
            {
                return true;
            }

            if (name.SequenceEqual("VP8 "u8))
            {
                return false;
            }

            // A frame of an animation holds chunks of its own behind its header.
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunks[4..]);
            var skipped = name.SequenceEqual("ANMF"u8) ? FrameHeaderLength : length + (length & 1);
            if (skipped > chunks.Length - ChunkHeaderLength)
            {
                break;
            }

            chunks = chunks[(ChunkHeaderLength + (int)skipped)..];
        }

        return false;
    }
}
