using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>The size in pixels that an answer's boxes refer to; zeros when it is not told.</summary>
internal readonly record struct AzureImageSize(double Width, double Height)
{
    /// <summary>More pixels than a side of an image can have: the service takes up to 16,000.</summary>
    public const double MaxSide = 1_000_000;

    public static AzureImageSize Read(ref WireReader reader)
    {
        var size = default(AzureImageSize);
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("width"u8))
            {
                size = size with { Width = Side(ref reader) };
            }
            else if (reader.IsNamed("height"u8))
            {
                size = size with { Height = Side(ref reader) };
            }
            else
            {
                reader.Skip();
            }
        }

        return size;
    }

    private static double Side(ref WireReader reader)
    {
        var side = reader.Number() ?? 0;
        return side is >= 0 and <= MaxSide ? side : throw reader.ProtocolError($"the image's size is outside of 0 to {MaxSide}");
    }
}
