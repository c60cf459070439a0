namespace VisionAdapters.Imaging;

/// <summary>The size that an upright image is scaled to, the window of it that is kept, and where the window lies in the target.</summary>
internal readonly record struct ResizePlan(int ScaledWidth, int ScaledHeight, int WindowX, int WindowY, int WindowWidth, int WindowHeight, int TargetX, int TargetY)
{
    /// <summary>Gets the greatest of 1, 2, 4 and 8 by which both sides of an image can be divided before they fall below the scaled size.</summary>
    public int Reduction(ImageSize upright) => Math.Min(upright.Width / ScaledWidth, upright.Height / ScaledHeight) switch
    {
        >= 8 => 8,
        >= 4 => 4,
        >= 2 => 2,
        _ => 1,
    };

    /// <summary>Tells whether pixels of the given size are the window already: nothing to scale, nothing to cut off.</summary>
    public bool KeepsAllOf(int width, int height) =>
        width == ScaledWidth && height == ScaledHeight && width == WindowWidth && height == WindowHeight;

    /// <summary>Plans the way into a tensor.</summary>
    public static ResizePlan ForTensor(ImageSize upright, ImageTensorFormat format) => format.Resize switch
    {
        ResizeRule.Pad => Pad(upright, format.Width, format.Height),
        ResizeRule.Crop => Crop(upright, format.Width, format.Height),
        _ => Whole(format.Width, format.Height),
    };

    /// <summary>Plans a copy whose longer side is at most the given one. Nothing is ever enlarged.</summary>
    public static ResizePlan Within(ImageSize upright, int maxSide)
    {
        var scale = Math.Min(1, (double)maxSide / Math.Max(upright.Width, upright.Height));
        return Whole(Scaled(upright.Width, scale), Scaled(upright.Height, scale));
    }

    private static ResizePlan Pad(ImageSize upright, int width, int height)
    {
        var scale = Math.Min((double)width / upright.Width, (double)height / upright.Height);
        var scaledWidth = Scaled(upright.Width, scale);
        var scaledHeight = Scaled(upright.Height, scale);
        return Whole(scaledWidth, scaledHeight) with { TargetX = (width - scaledWidth) / 2, TargetY = (height - scaledHeight) / 2 };
    }

    private static ResizePlan Crop(ImageSize upright, int width, int height)
    {
        var scale = Math.Max((double)width / upright.Width, (double)height / upright.Height);
        var scaledWidth = Scaled(upright.Width, scale);
        var scaledHeight = Scaled(upright.Height, scale);
        return new ResizePlan(scaledWidth, scaledHeight, (scaledWidth - width) / 2, (scaledHeight - height) / 2, width, height, 0, 0);
    }

    private static ResizePlan Whole(int width, int height) => new(width, height, 0, 0, width, height, 0, 0);

    private static int Scaled(int side, double scale) => Math.Max(1, (int)Math.Floor((side * scale) + 0.5));
}
