namespace VisionAdapters.Imaging;

/// <summary>Lays translucent pixels on white.</summary>
internal static class WhiteGround
{
    /// <summary>Makes RGBA pixels with separate alpha opaque.</summary>
    public static void Composite(Span<byte> pixels)
    {
        for (var index = 0; index + 3 < pixels.Length; index += RentedPixels.BytesPerPixel)
        {
            var alpha = pixels[index + 3];
            if (alpha == 255)
            {
                continue;
            }

            pixels[index] = OnWhite(pixels[index], alpha);
            pixels[index + 1] = OnWhite(pixels[index + 1], alpha);
            pixels[index + 2] = OnWhite(pixels[index + 2], alpha);
            pixels[index + 3] = 255;
        }
    }

    private static byte OnWhite(int level, int alpha)
    {
        // Division by 255, rounded to nearest, without dividing.
        var sum = (level * alpha) + (255 * (255 - alpha)) + 128;
        return (byte)((sum + (sum >> 8)) >> 8);
    }
}
