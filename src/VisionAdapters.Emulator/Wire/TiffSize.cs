using System.Buffers.Binary;

namespace VisionAdapters.Emulator;

/// <summary>Reads the size of a TIFF's first page (TIFF 6.0, section 2).</summary>
internal static class TiffSize
{
    private const int WidthTag = 256;
    private const int HeightTag = 257;
    private const int ShortType = 3;
    private const int EntryBytes = 12;

    public static ImageSize? Read(ReadOnlySpan<byte> bytes)
    {
        var isLittle = bytes is [(byte)'I', (byte)'I', 42, 0, ..];
        if (!isLittle && bytes is not [(byte)'M', (byte)'M', 0, 42, ..] || bytes.Length < 8)
        {
            return null;
        }

        var directory = UInt32(bytes[4..], isLittle);
        if (directory + 2 > bytes.Length)
        {
            return null;
        }

        var (width, height) = (0L, 0L);
        var entries = bytes[((int)directory + 2)..];
        for (var i = UInt16(bytes[(int)directory..], isLittle); i > 0 && entries.Length >= EntryBytes; i--, entries = entries[EntryBytes..])
        {
            var value = UInt16(entries[2..], isLittle) == ShortType ? UInt16(entries[8..], isLittle) : UInt32(entries[8..], isLittle);
            switch (UInt16(entries, isLittle))
            {
                case WidthTag:
                    width = value;
                    break;
                case HeightTag:
                    height = value;
                    break;
            }
        }

        return width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? new ImageSize((int)width, (int)height) : null;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
