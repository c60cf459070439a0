using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>
/// What the model's file says of its pixels, beside what the sidecar says. Exports for Windows ML, such as Azure Custom Vision's, keep it
/// in their metadata: <c>Image.NominalPixelRange</c> and <c>Image.BitmapPixelFormat</c>.
/// </summary>
internal sealed class PixelMetadata
{
    private const string RangeKey = "Image.NominalPixelRange";
    private const string FormatKey = "Image.BitmapPixelFormat";

    // A mean and a deviation are taken for a scale when they agree so far.
    private const float Tolerance = 0.01f;

    private readonly ModelDescription _description;

    public PixelMetadata(ModelDescription description, IReadOnlyDictionary<string, string> metadata)
    {
        _description = description;
        var input = description.Input;
        (Mean, StandardDeviation) = (input.Mean, input.Std);
        if (metadata.GetValueOrDefault(RangeKey) is { } range && Scale(range) is { } scale)
        {
            ReadRange(input, range, scale.Mean, scale.Deviation);
        }

        Bgr = input.Channels == SidecarChannels.Bgr;
        if (metadata.GetValueOrDefault(FormatKey) is { } format && FormatIsBgr(format) is { } isBgr)
        {
            ReadFormat(input, format, isBgr);
        }
    }

    /// <summary>Gets the mean of the channels, in units of 0 to 1; null means 0.</summary>
    public IReadOnlyList<float>? Mean { get; private set; }

    /// <summary>Gets the deviation of the channels, in units of 0 to 1; null means 1.</summary>
    public IReadOnlyList<float>? StandardDeviation { get; private set; }

    /// <summary>Gets a value indicating whether the channels are in the order blue, green, red.</summary>
    public bool Bgr { get; private set; }

    private static (float Mean, float Deviation)? Scale(string range) => range switch
    {
        "NominalRange_0_255" => (0, 1 / 255f),
        "Normalized_0_1" => (0, 1),
        "Normalized_1_1" => (0.5f, 0.5f),
        _ => null,
    };

    private static bool? FormatIsBgr(string format) => format switch
    {
        "Bgr8" or "Bgra8" => true,
        "Rgb8" or "Rgba8" => false,
        _ => null,
    };

    private void ReadRange(SidecarInput input, string range, float mean, float deviation)
    {
        float[] means = [mean, mean, mean];
        float[] deviations = [deviation, deviation, deviation];
        if (input.Mean is null && input.Std is null)
        {
            (Mean, StandardDeviation) = (means, deviations);
            return;
        }

        // What counts is the size of the numbers that arrive: a mean of each channel may lie anywhere inside the range.
        var ratio = (input.Std ?? [1, 1, 1]).Average() / deviation;
        var isFar = ratio is < 0.1f or > 10;
        if (isFar || (deviation == 1 && (input.Mean ?? [0, 0, 0]).Any(value => Math.Abs(value) > Tolerance)))
        {
            throw _description.Error(
                $"input.mean and input.std contradict the model's file, whose {RangeKey} is {range}: leave them out, and the "
                    + $"file's own range "
                    + "is used.");
        }
    }

    private void ReadFormat(SidecarInput input, string format, bool isBgr)
    {
        if (input.Channels is not null && Bgr != isBgr)
        {
            throw _description.Error(
                $"input.channels is {(Bgr ? "bgr" : "rgb")} but the model's file says {format} ({FormatKey}): correct it or leave it out.");
        }

        Bgr = isBgr;
    }
}
