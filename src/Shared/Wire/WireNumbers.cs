namespace VisionAdapters.Wire;

/// <summary>Numbers with a known range.</summary>
internal static class WireNumbers
{
    /// <summary>Services widen 32-bit floats: a share may be slightly above its maximum.</summary>
    private const double Slack = 0.001;

    /// <summary>Boxes may stick out of the image. This far out, in image sizes, a coordinate belongs to no box of it.</summary>
    private const double MaxDistance = 10;

    /// <summary>Reads a score or share of 0 to <paramref name="max"/> as one of 0 to 1.</summary>
    public static double? Fraction(ref this WireReader reader, double max = 1) => reader.Number() is { } number
        ? ToFraction(number / max) ?? throw reader.ProtocolError($"a score is outside of 0 to {max}")
        : null;

    /// <summary>Reads a color channel of 0 to 255; an absent one is 0.</summary>
    public static byte Channel(ref this WireReader reader) =>
        ToChannel(reader.Number() ?? 0) ?? throw reader.ProtocolError("a color channel is outside of 0 to 255");

    /// <summary>Reads a coordinate in image sizes. It may lie outside of the image.</summary>
    public static double Coordinate(ref this WireReader reader) =>
        ToCoordinate(reader.Number() ?? 0) ?? throw reader.ProtocolError("a coordinate is far outside of the image");

    /// <summary>Cuts a share to [0, 1]; <see langword="null"/> when it is clearly outside.</summary>
    public static double? ToFraction(double share) => share is >= -Slack and <= 1 + Slack ? Math.Clamp(share, 0, 1) : null;

    /// <summary>Rounds a color channel; <see langword="null"/> when it is outside of 0 to 255.</summary>
    public static byte? ToChannel(double channel) => channel is > -0.5 and < 255.5
        ? (byte)Math.Clamp(Math.Round(channel, MidpointRounding.AwayFromZero), 0, 255)
        : null;

    /// <summary>Returns a coordinate in image sizes; <see langword="null"/> when it is far outside of the image.</summary>
    public static double? ToCoordinate(double coordinate) => Math.Abs(coordinate) <= MaxDistance ? coordinate : null;

    /// <summary>Makes a region of two corners, cut to the image.</summary>
    public static ImageRegion Region(double left, double top, double right, double bottom, double? confidence = null)
    {
        var (x, y) = (Math.Clamp(left, 0, 1), Math.Clamp(top, 0, 1));
        return new ImageRegion(
            x, y, Math.Max(0, Math.Clamp(right, 0, 1) - x), Math.Max(0, Math.Clamp(bottom, 0, 1) - y))
        { Confidence = confidence };
    }
}
