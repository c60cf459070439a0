using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>A box in pixels of the original image.</summary>
internal readonly record struct AzureBox(double X, double Y, double Width, double Height)
{
    public static AzureBox? Read(ref WireReader reader)
    {
        if (!reader.EnterObject())
        {
            return null;
        }

        var box = default(AzureBox);
        while (reader.NextProperty())
        {
            if (reader.IsNamed("x"u8))
            {
                box = box with { X = Pixels(ref reader) };
            }
            else if (reader.IsNamed("y"u8))
            {
                box = box with { Y = Pixels(ref reader) };
            }
            else if (reader.IsNamed("w"u8))
            {
                box = box with { Width = Length(ref reader) };
            }
            else if (reader.IsNamed("h"u8))
            {
                box = box with { Height = Length(ref reader) };
            }
            else
            {
                reader.Skip();
            }
        }

        return box;
    }

    /// <summary>Brings the box into shares of the image; without a size nothing is known but that it is in the image.</summary>
    public ImageRegion ToRegion(AzureImageSize size) => size is { Width: > 0, Height: > 0 }
        ? WireNumbers.Region(X / size.Width, Y / size.Height, (X + Width) / size.Width, (Y + Height) / size.Height)
        : new ImageRegion(0, 0, 1, 1);

    private static double Pixels(ref WireReader reader)
    {
        var pixels = reader.Number() ?? 0;
        return Math.Abs(pixels) <= AzureImageSize.MaxSide ? pixels : throw reader.ProtocolError("a box is far outside of any image");
    }

    private static double Length(ref WireReader reader)
    {
        var length = Pixels(ref reader);
        return length >= 0 ? length : throw reader.ProtocolError("a box has a negative size");
    }
}
