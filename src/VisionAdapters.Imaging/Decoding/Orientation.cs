using System.Runtime.InteropServices;
using SkiaSharp;

namespace VisionAdapters.Imaging;

/// <summary>Turns stored pixels upright as the EXIF orientation says (EXIF 2.32, tag 0x0112).</summary>
internal static class Orientation
{
    /// <summary>Tells whether upright means that width and height are swapped.</summary>
    public static bool SwapsSides(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;

    /// <summary>Copies stored pixels to where they belong upright.</summary>
    public static void CopyUpright(in RentedPixels stored, SKEncodedOrigin origin, in RentedPixels upright)
    {
        var (width, height) = (stored.Width, stored.Height);
        var right = width - 1;
        var bottom = (height - 1) * width;

        // Where the upright image's first pixel is stored, and how far a step right and a step down go there.
        var (first, stepRight, stepDown) = origin switch
        {
            SKEncodedOrigin.TopRight => (right, -1, width),
            SKEncodedOrigin.BottomRight => (bottom + right, -1, -width),
            SKEncodedOrigin.BottomLeft => (bottom, 1, -width),
            SKEncodedOrigin.LeftTop => (0, width, 1),
            SKEncodedOrigin.RightTop => (bottom, -width, 1),
            SKEncodedOrigin.RightBottom => (bottom + right, -width, -1),
            SKEncodedOrigin.LeftBottom => (right, width, -1),
            _ => (0, 1, width),
        };
        var from = MemoryMarshal.Cast<byte, uint>(stored.Span);
        var to = MemoryMarshal.Cast<byte, uint>(upright.Span);
        for (var y = 0; y < upright.Height; y++)
        {
            var row = to.Slice(y * upright.Width, upright.Width);
            var index = first + (y * stepDown);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = from[index];
                index += stepRight;
            }
        }
    }
}
