using System.Buffers.Binary;

namespace VisionAdapters.Imaging;

/// <summary>
/// Refuses WebP files that are shorter than they say (RFC 9649, section 2.4): of an animation the codec shows what is there without an
/// error.
/// </summary>
internal static class WebPLength
{
    private const int ChunkHeaderLength = 8;

    /// <summary>Checks a WebP.</summary>
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
}
