namespace VisionAdapters.Imaging;

/// <summary>The shape and meaning of the numbers that a model wants for one image: three channels of 8-bit levels or of floats.</summary>
/// <remarks>
/// Every value is checked when it is set: what is out of range throws <see cref="ArgumentOutOfRangeException"/> or
/// <see cref="ArgumentException"/>.
/// </remarks>
public sealed record ImageTensorFormat
{
    /// <summary>The maximum width and height of a tensor in pixels.</summary>
    public const int MaxSide = 8192;

    /// <summary>The number of channels.</summary>
    public const int Channels = 3;

    /// <summary>Gets the width in pixels, from 1 to <see cref="MaxSide"/>.</summary>
    public required int Width
    {
        get;
        init => field = Side(value);
    }

    /// <summary>Gets the height in pixels, from 1 to <see cref="MaxSide"/>.</summary>
    public required int Height
    {
        get;
        init => field = Side(value);
    }

    /// <summary>Gets the order of the axes.</summary>
    public TensorLayout Layout
    {
        get;
        init => field = Defined(value);
    }

    /// <summary>Gets how an image of other proportions is fitted.</summary>
    public ResizeRule Resize
    {
        get;
        init => field = Defined(value);
    }

    /// <summary>
    /// Gets the length in pixels that the shorter side is scaled to under <see cref="ResizeRule.Crop"/>, before the middle is cut out: 256
    /// with a width and height of 224 is torchvision's <c>Resize(256)</c>, <c>CenterCrop(224)</c>. <see langword="null"/> scales just so
    /// far that the image covers the tensor. A length below the width or height of the tensor is taken for that.
    /// </summary>
    public int? ShorterSide
    {
        get;
        init => field = value is null ? null : Side(value.Value);
    }

    /// <summary>
    /// Gets the color of what the image does not cover under <see cref="ResizeRule.Pad"/>. Transparent pixels always lie on white.
    /// </summary>
    public RgbColor Background { get; init; } = RgbColor.White;

    /// <summary>
    /// Gets the mean of red, green and blue in units of 0 to 1; <see langword="null"/> means 0. Float tensors only: value = (level / 255 -
    /// mean) / standard deviation.
    /// </summary>
    public IReadOnlyList<float>? Mean
    {
        get;
        init => field = value is null ? null : Triple(value, float.IsFinite, "finite numbers");
    }

    /// <summary>
    /// Gets the standard deviation of red, green and blue in units of 0 to 1, above 0; <see langword="null"/> means 1. Float tensors only.
    /// </summary>
    public IReadOnlyList<float>? StandardDeviation
    {
        get;
        init => field = value is null
            ? null
            : Triple(value, static number => float.IsFinite(number) && number > 0, "finite numbers above 0");
    }

    /// <summary>Gets a value indicating whether the channels are in the order blue, green, red.</summary>
    public bool Bgr { get; init; }

    /// <summary>Gets the number of elements: channels x height x width.</summary>
    public int ElementCount => Channels * Width * Height;

    /// <summary>Plans the way of an image into the tensor.</summary>
    internal ResizePlan PlanFor(ImageSize upright) => Resize switch
    {
        ResizeRule.Pad => ResizePlan.Pad(upright, Width, Height),
        ResizeRule.Crop => ResizePlan.Crop(upright, Width, Height, ShorterSide ?? 0),
        _ => ResizePlan.Stretch(Width, Height),
    };

    private static int Side(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxSide);
        return value;
    }

    private static T Defined<T>(T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"not a {typeof(T).Name}");

    private static float[] Triple(IReadOnlyList<float> values, Func<float, bool> isGood, string wanted)
    {
        // A copy, so that a caller's later change does not reach a writer.
        float[] copy = [.. values];
        return copy.Length == Channels && copy.All(isGood)
            ? copy
            : throw new ArgumentException(
                $"Give three {wanted}, for red, green and blue; got [{string.Join(", ", copy)}].", nameof(values));
    }
}
