namespace VisionAdapters.Imaging;

/// <summary>An opaque color of 8 bits a channel.</summary>
public readonly record struct RgbColor
{
    /// <summary>Initializes a new instance of the <see cref="RgbColor"/> struct.</summary>
    /// <param name="r">Red, 0 to 255.</param>
    /// <param name="g">Green, 0 to 255.</param>
    /// <param name="b">Blue, 0 to 255.</param>
    public RgbColor(byte r, byte g, byte b)
    {
        R = r;
        G = g;
        B = b;
    }

    /// <summary>Gets white, the usual background of product photos.</summary>
    public static RgbColor White { get; } = new(255, 255, 255);

    /// <summary>Gets red, 0 to 255.</summary>
    public byte R { get; init; }

    /// <summary>Gets green, 0 to 255.</summary>
    public byte G { get; init; }

    /// <summary>Gets blue, 0 to 255.</summary>
    public byte B { get; init; }
}
