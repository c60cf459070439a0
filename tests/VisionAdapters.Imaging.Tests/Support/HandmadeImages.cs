using System.Buffers.Binary;

namespace VisionAdapters.Imaging.Tests;

/// <summary>Files written byte by byte: formats that Skia does not write, headers that lie, and EXIF orientation.</summary>
internal static class HandmadeImages
{
    private const int GifClear = 128;

    /// <summary>A GIF of one or more full frames of palette indexes 0 to 3: white, red, blue, black.</summary>
    public static byte[] Gif(int width, int height, params byte[][] frames)
    {
        List<byte> gif = [.. "GIF89a"u8, .. Short(width), .. Short(height), 0x81, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 255, 0, 0, 0];
        foreach (var frame in frames)
        {
            gif.AddRange([0x2C, 0, 0, 0, 0, .. Short(width), .. Short(height), 0, 7]);

            // Codes stay 8 bits wide when the table is cleared before it grows: no compression, and easy to write.
            List<byte> codes = [];
            foreach (var chunk in frame.Chunk(100))
            {
                codes.Add(GifClear);
                codes.AddRange(chunk);
            }

            codes.Add(GifClear + 1);
            foreach (var block in codes.Chunk(255))
            {
                gif.Add((byte)block.Length);
                gif.AddRange(block);
            }

            gif.Add(0);
        }

        gif.Add(0x3B);
        return [.. gif];
    }

    /// <summary>The palette indexes of a frame.</summary>
    public static byte[] Frame(int width, int height, Func<int, int, byte> color) =>
        [.. Enumerable.Range(0, width * height).Select(index => color(index % width, index / width))];

    /// <summary>A bottom-up BMP of 24 bits a pixel.</summary>
    public static byte[] Bmp(int width, int height, Func<int, int, RgbColor> color)
    {
        var stride = ((3 * width) + 3) / 4 * 4;
        var bmp = new byte[54 + (stride * height)];
        WriteBmpHeader(bmp, width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = color(x, y);
                byte[] stored = [pixel.B, pixel.G, pixel.R];
                stored.CopyTo(bmp, 54 + ((height - 1 - y) * stride) + (3 * x));
            }
        }

        return bmp;
    }

    /// <summary>The header of a BMP and no pixels.</summary>
    public static byte[] BmpHeader(int width, int height)
    {
        var bmp = new byte[54];
        WriteBmpHeader(bmp, width, height);
        return bmp;
    }

    /// <summary>The start of a PNG that claims a size, with one chunk of pixel data that holds almost nothing.</summary>
    public static byte[] PngHeader(int width, int height)
    {
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        size[8] = 8;
        size[9] = 2;
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. PngChunk("IHDR"u8, size), .. PngChunk("IDAT"u8, [0x78, 0x9C, 1, 0, 0])];
    }

    /// <summary>The start of a JPEG that claims a size.</summary>
    public static byte[] JpegHeader(int width, int height) =>
        [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, .. BigShort(height), .. BigShort(width), 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xDA, 0, 0];

    /// <summary>A JPEG with an APP1 segment that holds an orientation.</summary>
    public static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] exif = [.. "Exif\0\0"u8, .. Tiff(orientation)];
        return [0xFF, 0xD8, 0xFF, 0xE1, .. BigShort(exif.Length + 2), .. exif, .. jpeg.AsSpan(2)];
    }

    /// <summary>A PNG with an eXIf chunk that holds an orientation.</summary>
    public static byte[] WithPngOrientation(byte[] png, int orientation) =>
        [.. png.AsSpan(0, 33), .. PngChunk("eXIf"u8, Tiff(orientation)), .. png.AsSpan(33)];

    /// <summary>A WebP with an EXIF chunk that holds an orientation; some encoders write the prefix of JPEG's segment before it.</summary>
    public static byte[] WithWebPOrientation(byte[] webP, int orientation, bool prefix)
    {
        byte[] exif = prefix ? [.. "Exif\0\0"u8, .. Tiff(orientation)] : Tiff(orientation);
        var size = ImageHeader.Read(webP).Size!.Value;
        byte[] chunks = webP.AsSpan(12, 4).SequenceEqual("VP8X"u8)
            ? webP[30..]
            : webP[12..];
        byte[] extended = [(byte)(FlagsOfWebP(webP) | 0x08), 0, 0, 0, .. Short(size.Width - 1), 0, .. Short(size.Height - 1), 0];
        byte[] content = [.. "WEBP"u8, .. WebPChunk("VP8X"u8, extended), .. chunks, .. WebPChunk("EXIF"u8, exif)];
        return WebPChunk("RIFF"u8, content);
    }

    /// <summary>A WebP with an XMP chunk.</summary>
    public static byte[] WithWebPXmp(byte[] webP, byte[] xmp)
    {
        var size = ImageHeader.Read(webP).Size!.Value;
        byte[] chunks = webP.AsSpan(12, 4).SequenceEqual("VP8X"u8) ? webP[30..] : webP[12..];
        byte[] extended = [(byte)(FlagsOfWebP(webP) | 0x04), 0, 0, 0, .. Short(size.Width - 1), 0, .. Short(size.Height - 1), 0];
        return WebPChunk("RIFF"u8, [.. "WEBP"u8, .. WebPChunk("VP8X"u8, extended), .. chunks, .. WebPChunk("XMP "u8, xmp)]);
    }

    /// <summary>A chunk of a PNG that holds a text.</summary>
    public static byte[] PngText(string text) => PngChunk("tEXt"u8, [.. "Comment\0"u8, .. System.Text.Encoding.ASCII.GetBytes(text)]);

    /// <summary>A lossless WebP of almost no bytes that claims a size.</summary>
    public static byte[] WebPLosslessHeader(int width, int height)
    {
        var bits = (uint)((width - 1) | ((height - 1) << 14));
        byte[] content = [0x2F, (byte)bits, (byte)(bits >> 8), (byte)(bits >> 16), (byte)(bits >> 24), 0, 0, 0, 0, 0];
        return WebPChunk("RIFF"u8, [.. "WEBP"u8, .. WebPChunk("VP8L"u8, content)]);
    }

    /// <summary>A JPEG whose frame claims another size than its data have.</summary>
    public static byte[] WithJpegSize(byte[] jpeg, int width, int height)
    {
        var changed = jpeg.ToArray();
        var frame = changed.AsSpan(changed.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0, 0, 17, 8]));
        BinaryPrimitives.WriteUInt16BigEndian(frame[5..], (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(frame[7..], (ushort)width);
        return changed;
    }

    private static byte FlagsOfWebP(byte[] webP) => webP.AsSpan(12, 4).SequenceEqual("VP8X"u8) ? webP[20] : (byte)0;

    private static byte[] WebPChunk(ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] length = [.. Short(content.Length), .. Short(content.Length >> 16)];
        return [.. name, .. length, .. content, .. content.Length % 2 == 0 ? Array.Empty<byte>() : [0]];
    }

    private static byte[] Tiff(int orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, .. BigShort(orientation), 0, 0, 0, 0, 0, 0];

    private static byte[] PngChunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        type.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), Crc32(chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }

    private static void WriteBmpHeader(Span<byte> bmp, int width, int height)
    {
        "BM"u8.CopyTo(bmp);
        BinaryPrimitives.WriteInt32LittleEndian(bmp[2..], bmp.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bmp[10..], 54);
        BinaryPrimitives.WriteInt32LittleEndian(bmp[14..], 40);
        BinaryPrimitives.WriteInt32LittleEndian(bmp[18..], width);
        BinaryPrimitives.WriteInt32LittleEndian(bmp[22..], height);
        bmp[26] = 1;
        bmp[28] = 24;
    }

    private static byte[] Short(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] BigShort(int value) => [(byte)(value >> 8), (byte)value];
}
