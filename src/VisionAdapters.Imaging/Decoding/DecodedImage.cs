namespace VisionAdapters.Imaging;

/// <summary>An upright, opaque image of 8 bits a channel.</summary>
public sealed class DecodedImage
{
    private readonly byte[] _pixels;

    internal DecodedImage(int width, int height, byte[] pixels)
    {
        Width = width;
        Height = height;
        _pixels = pixels;
    }

    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; }

    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; }

    /// <summary>Gets the levels of red, green and blue of each pixel, row by row without padding: 3 x width x height bytes.</summary>
    public ReadOnlyMemory<byte> Rgb => _pixels;
}
