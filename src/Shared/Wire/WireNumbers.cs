namespace VisionAdapters.Wire;

/// <summary>Numbers with a known range.</summary>
internal static class WireNumbers
{
    /// <summary>Services widen 32-bit floats: a share may be a hair above its most.</summary>
    private const double Slack = 0.001;

    /// <summary>Boxes may stick out of the image; this far out, in image sizes, they are no boxes of it any more.</summary>
    private const double FarthestOut = 10;

    /// <summary>Reads a score or share that is at most <paramref name="most"/>, as one in [0, 1].</summary>
    public static double? Fraction<TReader>(ref this TReader reader, double most = 1)
        where TReader : struct, IWireReader, allows ref struct
    {
        var fraction = reader.Number() / most;
        return fraction is null or (>= -Slack and <= 1 + Slack)
            ? Clamp(fraction)
            : throw reader.ProtocolError($"a score is outside of 0 to {most}");
    }

    /// <summary>Reads a colour channel of 0 to 255; an absent one is 0.</summary>
    public static byte Channel<TReader>(ref this TReader reader)
        where TReader : struct, IWireReader, allows ref struct
    {
        var channel = reader.Number() ?? 0;
        return channel is > -0.5 and < 255.5
            ? (byte)Math.Clamp(Math.Round(channel, MidpointRounding.AwayFromZero), 0, 255)
            : throw reader.ProtocolError("a colour channel is outside of 0 to 255");
    }

    /// <summary>Reads a coordinate in image sizes. It may lie outside of the image.</summary>
    public static double Coordinate<TReader>(ref this TReader reader)
        where TReader : struct, IWireReader, allows ref struct
    {
        var coordinate = reader.Number() ?? 0;
        return Math.Abs(coordinate) <= FarthestOut ? coordinate : throw reader.ProtocolError("a coordinate is far outside of the image");
    }

    /// <summary>Makes a region of two corners, cut to the image.</summary>
    public static ImageRegion Region(double left, double top, double right, double bottom, double? confidence = null)
    {
        var (x, y) = (Math.Clamp(left, 0, 1), Math.Clamp(top, 0, 1));
        return new ImageRegion(x, y, Math.Max(0, Math.Clamp(right, 0, 1) - x), Math.Max(0, Math.Clamp(bottom, 0, 1) - y), confidence);
    }

    private static double? Clamp(double? fraction) => fraction is { } value ? Math.Clamp(value, 0, 1) : null;
}
