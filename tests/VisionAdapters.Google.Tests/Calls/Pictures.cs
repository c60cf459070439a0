using System.Buffers.Binary;

namespace VisionAdapters.Google.Tests;

/// <summary>Images of any number of bytes, as far as their headers tell.</summary>
internal static class Pictures
{
    public static ImageInput Small(string name = "small.bmp") => Of(1_000, name);

    /// <summary>A BMP header with zeros behind it.</summary>
    public static ImageInput Of(int bytes, string name = "picture.bmp")
    {
        var picture = new byte[bytes];
        (picture[0], picture[1]) = ((byte)'B', (byte)'M');
        BinaryPrimitives.WriteInt32LittleEndian(picture.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(picture.AsSpan(18), 640);
        BinaryPrimitives.WriteInt32LittleEndian(picture.AsSpan(22), 480);
        return ImageInput.FromBytes(picture, name);
    }

    /// <summary>A JPEG that has a header and no end: the service cannot decode it, and its header does not tell.</summary>
    public static ImageInput CutOff() => ImageInput.FromBytes(
        new byte[] { 0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 1, 0, 1, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1 },
        "cut-off.jpg");
}
