using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace VisionAdapters.Bakeoff;

/// <summary>Bytes and texts as a run keeps them: Brotli, at a quality that costs about as much time as hashing.</summary>
internal static class Compressed
{
    private const int Quality = 5;
    private const int Window = 22;

    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, target, out var written, Quality, Window)
            ? target[..written]
            : throw new InvalidOperationException("Brotli needs more room than its bound.");
    }

    /// <exception cref="InvalidDataException">The bytes are not Brotli's.</exception>
    public static byte[] Decompress(byte[] compressed)
    {
        using var source = new BrotliStream(new MemoryStream(compressed, writable: false), CompressionMode.Decompress);
        using var target = new MemoryStream(compressed.Length * 4);
        source.CopyTo(target);
        return target.ToArray();
    }

    public static byte[] CompressTexts(IReadOnlyList<string> texts) =>
        Compress(JsonSerializer.SerializeToUtf8Bytes([.. texts], StoredJsonContext.Default.StringArray));

    public static IReadOnlyList<string> DecompressTexts(byte[] compressed) =>
        JsonSerializer.Deserialize(Encoding.UTF8.GetString(Decompress(compressed)), StoredJsonContext.Default.StringArray) ?? [];
}
