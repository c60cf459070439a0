using System.Buffers.Binary;

namespace VisionAdapters.Testing;

/// <summary>Bytes that begin like an image. Taggers that send images do not decode them.</summary>
internal static class TestImage
{
    private const int PngHeader = 24;

    private static ReadOnlySpan<byte> Mark => "IEND"u8;

    /// <summary>Makes a PNG's header with a size in pixels, followed by bytes of no meaning and the mark of the end.</summary>
    public static byte[] Png(int width = 100, int height = 100, int length = 1_000)
    {
        var bytes = new byte[length];
        for (var index = PngHeader; index < length; index++)
        {
            bytes[index] = (byte)(index * 31);
        }

        new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R' }.CopyTo(bytes, 0);
        if (length >= PngHeader + Mark.Length)
        {
            Mark.CopyTo(bytes.AsSpan(length - Mark.Length));
        }

        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    /// <summary>Makes a source of such a PNG.</summary>
    public static ImageInput Source(int width = 100, int height = 100, int length = 1_000) => ImageInput.FromBytes(Png(width, height, length), "test.png");
}
