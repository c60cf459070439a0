using System.Buffers.Binary;

namespace VisionAdapters.Emulator.Tests;

/// <summary>Images that pass for real ones as long as nobody decodes them.</summary>
internal static class TestImage
{
    /// <summary>A PNG of a size, with a number in it that makes its hash differ.</summary>
    public static byte[] Png(int width = 200, int height = 300, int number = 0)
    {
        byte[] png =
        [
            0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R',
            0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0, 0, 0, 0,
        ];
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(33), number);
        return png;
    }

    public static string Base64(int width = 200, int height = 300) => Convert.ToBase64String(Png(width, height));
}
