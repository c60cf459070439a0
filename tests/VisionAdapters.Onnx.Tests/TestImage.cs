using System.Buffers.Binary;

namespace VisionAdapters.Onnx.Tests;

/// <summary>Images of one colour, as BMP: what is decoded is exactly what was asked for.</summary>
internal static class TestImage
{
    public static ImageInput Red { get; } = Solid(255, 0, 0);

    public static ImageInput Green { get; } = Solid(0, 255, 0);

    public static ImageInput Blue { get; } = Solid(0, 0, 255);

    public static ImageInput Black { get; } = Solid(0, 0, 0);

    public static ImageInput White { get; } = Solid(255, 255, 255);

    public static ImageInput NoImage { get; } = ImageInput.FromBytes("this is text"u8.ToArray(), "text");

    public static ImageInput Solid(byte red, byte green, byte blue, int side = 8) =>
        Draw(side, (_, _) => (red, green, blue), $"#{red:X2}{green:X2}{blue:X2}");

    /// <summary>Red in a blue frame.</summary>
    public static ImageInput Framed(int side, int frame) => Draw(
        side,
        (x, y) => Math.Min(Math.Min(x, y), side - 1 - Math.Max(x, y)) < frame ? ((byte)0, (byte)0, (byte)255) : ((byte)255, (byte)0, (byte)0),
        "framed");

    private static ImageInput Draw(int side, Func<int, int, (byte Red, byte Green, byte Blue)> color, string name)
    {
        const int Header = 54;
        var row = ((3 * side) + 3) / 4 * 4;
        var bytes = new byte[Header + (row * side)];
        "BM"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(10), Header);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(18), side);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), side);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(28), 24);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var pixel = Header + (y * row) + (3 * x);
                var (red, green, blue) = color(x, y);
                (bytes[pixel], bytes[pixel + 1], bytes[pixel + 2]) = (blue, green, red);
            }
        }

        return ImageInput.FromBytes(bytes, name);
    }
}
