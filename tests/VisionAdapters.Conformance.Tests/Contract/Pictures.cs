using System.Buffers.Binary;
using SkiaSharp;

namespace VisionAdapters.Conformance.Tests;

/// <summary>The inputs that every tagger of the contract gets.</summary>
internal static class Pictures
{
    /// <summary>A JPEG that every tagger takes; another number gives another picture.</summary>
    public static byte[] Photo(int number = 0)
    {
        using var surface = SKSurface.Create(new SKImageInfo(320, 240));
        surface.Canvas.Clear(SKColors.White);
        var random = new Random(number);
        using var paint = new SKPaint();
        for (var shape = 0; shape < 20; shape++)
        {
            paint.Color = new SKColor((uint)random.Next() | 0xFF000000);
            surface.Canvas.DrawCircle(random.Next(320), random.Next(240), random.Next(80) + 1, paint);
        }

        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }

    /// <summary>A JPEG that ends in its header: no decoder gets a picture out of it.</summary>
    public static byte[] CutOff() => Photo()[..60];

    /// <summary>The beginning of an HEIF file, a format that no tagger takes.</summary>
    public static byte[] Heif() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[256]];

    /// <summary>A photo with comments behind its first marker, as many as it takes to have the length. Decoders skip them.</summary>
    public static byte[] Padded(long length)
    {
        const int longest = 60_000, header = 4;
        var photo = Photo();
        using var padded = new MemoryStream();
        padded.Write(photo.AsSpan(0, 2));
        for (var missing = length - photo.Length; missing > 0; missing -= longest)
        {
            // A comment has a length of at least its own two bytes: the last one may be a little longer than what is missing.
            var comment = new byte[Math.Max(Math.Min(missing, longest), header)];
            comment[0] = 0xFF;
            comment[1] = 0xFE;
            BinaryPrimitives.WriteUInt16BigEndian(comment.AsSpan(2), (ushort)(comment.Length - 2));
            padded.Write(comment);
        }

        padded.Write(photo.AsSpan(2));
        return padded.ToArray();
    }

    /// <summary>A PNG whose header promises more pixels than anybody takes.</summary>
    public static byte[] Huge()
    {
        byte[] png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[4096]];
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 60_000);
        png[24] = 8;
        png[25] = 2;
        return png;
    }
}
