using System.Buffers.Binary;
using System.IO.Compression;

namespace VisionAdapters.Testing;

/// <summary>The inputs that every tagger of the contract gets, made without a library of pictures.</summary>
internal static class ContractPictures
{
    private const int Width = 320;
    private const int Height = 240;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>A PNG of rectangles; another number gives another picture.</summary>
    public static byte[] Photo(int number = 0) => [.. Head(Width, Height), .. Chunk("IDAT"u8, Pixels(number)), .. Chunk("IEND"u8, [])];

    /// <summary>A PNG that ends in its header: no decoder gets a picture out of it.</summary>
    public static byte[] CutOff() => Photo()[..20];

    /// <summary>The beginning of an HEIF file, a format that hardly any tagger takes.</summary>
    public static byte[] Heif() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[256]];

    /// <summary>A photo with a private chunk that makes it at least as long. Decoders skip it.</summary>
    public static byte[] Padded(long length)
    {
        byte[] head = [.. Head(Width, Height)];
        var rest = Photo().AsSpan(head.Length);
        return [.. head, .. Chunk("paDd"u8, new byte[Math.Max(0, length - head.Length - rest.Length - 12)]), .. rest];
    }

    /// <summary>A PNG whose header promises more pixels than anybody takes.</summary>
    public static byte[] Huge() => [.. Head(60_000, 60_000), .. new byte[4096]];

    private static byte[] Head(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [.. Signature, .. Chunk("IHDR"u8, header)];
    }

    private static byte[] Pixels(int number)
    {
        // A row is a byte for its filter, then red, green and blue of each pixel.
        var rows = new byte[Height * (1 + (3 * Width))];
        rows.AsSpan().Fill(255);
        for (var shape = 0; shape < 20; shape++)
        {
            Rectangle(rows, (uint)((number * 20) + shape + 1));
        }

        for (var y = 0; y < Height; y++)
        {
            rows[y * (1 + (3 * Width))] = 0;
        }

        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            zlib.Write(rows);
        }

        return compressed.ToArray();
    }

    private static void Rectangle(byte[] rows, uint seed)
    {
        // Knuth's multiplicative hash: the same picture on every machine.
        var hash = seed * 2654435761u;
        var (left, top) = ((int)(hash % Width), (int)(hash / Width % Height));
        var (right, bottom) = (Math.Min(Width, left + 10 + (int)(hash % 61)), Math.Min(Height, top + 10 + (int)(hash % 47)));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var pixel = rows.AsSpan((y * (1 + (3 * Width))) + 1 + (3 * x), 3);
                (pixel[0], pixel[1], pixel[2]) = ((byte)hash, (byte)(hash >> 8), (byte)(hash >> 16));
            }
        }
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Checksum(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    /// <summary>CRC-32 as PNG asks for it (ISO 3309).</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
            }
        }

        return ~crc;
    }
}
