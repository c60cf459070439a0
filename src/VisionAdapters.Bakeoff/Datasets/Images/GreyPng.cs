using System.Buffers.Binary;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Writes 8-bit grey pixels as PNG (ISO/IEC 15948) with stored, not deflated, data: cheap, and the same bytes with every version of every
/// compression library, so that an image keeps its content hash.
/// </summary>
internal static class GreyPng
{
    private const int MaxStoredBlock = ushort.MaxValue;
    private static readonly uint[] CrcTable = MakeCrcTable();

    public static byte[] Write(ReadOnlySpan<byte> pixels, int width, int height)
    {
        // One filter byte, 0 for none, goes before each row.
        var rows = new byte[height * (width + 1)];
        for (var y = 0; y < height; y++)
        {
            pixels.Slice(y * width, width).CopyTo(rows.AsSpan((y * (width + 1)) + 1));
        }

        using var png = new MemoryStream(rows.Length + 128);
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9..].Clear();
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "IDAT"u8, Store(rows));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    /// <summary>Wraps bytes as a zlib stream (RFC 1950) of stored blocks (RFC 1951, section 3.2.4).</summary>
    private static byte[] Store(ReadOnlySpan<byte> data)
    {
        using var zlib = new MemoryStream(data.Length + 64);
        zlib.Write([0x78, 0x01]);
        Span<byte> blockHeader = stackalloc byte[5];
        for (var start = 0; start < data.Length; start += MaxStoredBlock)
        {
            var block = data.Slice(start, Math.Min(MaxStoredBlock, data.Length - start));
            blockHeader[0] = start + block.Length == data.Length ? (byte)1 : (byte)0;
            BinaryPrimitives.WriteUInt16LittleEndian(blockHeader[1..], (ushort)block.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(blockHeader[3..], (ushort)~block.Length);
            zlib.Write(blockHeader);
            zlib.Write(block);
        }

        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Adler32(data));
        zlib.Write(checksum);
        return zlib.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        png.Write(number);
    }

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        uint a = 1;
        uint b = 0;
        foreach (var value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint index = 0; index < table.Length; index++)
        {
            var crc = index;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            }

            table[index] = crc;
        }

        return table;
    }
}
