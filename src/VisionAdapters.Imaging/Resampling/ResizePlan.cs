namespace VisionAdapters.Imaging;

/// <summary>The size that an upright image is scaled to, the window of it that is kept, and where the window lies in the target.</summary>
internal readonly record struct ResizePlan(
    int ScaledWidth, int ScaledHeight, int WindowX, int WindowY, int WindowWidth, int WindowHeight, int TargetX = 0, int TargetY = 0)
{
    /// <summary>
    /// Gets the largest of 1, 2, 4 and 8 by which both sides of an image can be divided before they fall below the scaled size.
    /// </summary>
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

    /// <summary>Plans a copy within a maximum side and number of pixels. Nothing is ever enlarged.</summary>
    public static ResizePlan Within(ImageSize upright, int maxSide, long? maxPixels = null)
    {
        var longer = Math.Max(upright.Width, upright.Height);
        var side = Math.Min(longer, maxSide);
        if (upright.Pixels > maxPixels)
        {
            side = Math.Min(side, (int)(longer * Math.Sqrt((double)maxPixels / upright.Pixels)));
        }

        // Rounding the shorter side up may bring a few pixels too many.
        var plan = Fitting(Math.Max(side, 1));
        while (side > 1 && (long)plan.ScaledWidth * plan.ScaledHeight > maxPixels)
        {
            plan = Fitting(--side);
        }

        return plan;

        ResizePlan Fitting(int side)
        {
            var scale = (double)side / longer;
            return Stretch(Scaled(upright.Width, scale), Scaled(upright.Height, scale));
        }
    }

    /// <summary>Plans an image that is scaled to fit inside, centered.</summary>
    public static ResizePlan Pad(ImageSize upright, int width, int height)
    {
        var scale = Math.Min((double)width / upright.Width, (double)height / upright.Height);
        var scaledWidth = Scaled(upright.Width, scale);
        var scaledHeight = Scaled(upright.Height, scale);
        return Stretch(scaledWidth, scaledHeight) with { TargetX = (width - scaledWidth) / 2, TargetY = (height - scaledHeight) / 2 };
    }

    /// <summary>Plans an image that is scaled to cover, its shorter side to a length at least, and whose middle is kept.</summary>
    public static ResizePlan Crop(ImageSize upright, int width, int height, int shorterSide)
    {
        var cover = Math.Max((double)width / upright.Width, (double)height / upright.Height);
        var scale = Math.Max(cover, (double)shorterSide / Math.Min(upright.Width, upright.Height));
        var scaledWidth = Scaled(upright.Width, scale);
        var scaledHeight = Scaled(upright.Height, scale);
        return new ResizePlan(scaledWidth, scaledHeight, (scaledWidth - width) / 2, (scaledHeight - height) / 2, width, height);
    }

    /// <summary>Plans an image that is scaled to exactly a size.</summary>
    public static ResizePlan Stretch(int width, int height) => new(width, height, 0, 0, width, height);

    private static int Scaled(int side, double scale) => Math.Max(1, (int)Math.Floor((side * scale) + 0.5));
}
