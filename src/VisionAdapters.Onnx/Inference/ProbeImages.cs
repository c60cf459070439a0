using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;
using VisionAdapters.Imaging;

namespace VisionAdapters.Onnx.Inference;

/// <summary>
/// The made-up images that a model is probed with. Two are of one strong color, so that the mean of a batch is no gray; one is noise,
/// which any layer answers to.
/// </summary>
internal static class ProbeImages
{
    public const int Patterns = 4;
    public const int Noise = 2;

    private const int Seed = 20_240_229;

    /// <summary>Draws a pattern: black, the first color alone, noise, noise with a strong second color.</summary>
    public static void Draw(ModelInput input, int pattern, Span<byte> target)
    {
        var random = new Random(Seed + pattern);
        var levels = new byte[input.Format.ElementCount];
        switch (pattern)
        {
            case 0:
                break;
            case 1:
                FillChannel(input, levels, 0);
                break;
            case Noise:
                random.NextBytes(levels);
                break;
            default:
                random.NextBytes(levels);
                FillChannel(input, levels, 1);
                break;
        }

        if (input.ElementType == TensorElementType.UInt8)
        {
            levels.CopyTo(target);
            return;
        }

        // The scale of the first channel does for all: what matters is that images differ, and that values are as large as in use.
        var (mean, deviation) = (input.Format.Mean?[0] ?? 0, input.Format.StandardDeviation?[0] ?? 1);
        var values = Array.ConvertAll(levels, level => ((level / 255f) - mean) / deviation);
        if (input.ElementType == TensorElementType.Float)
        {
            values.CopyTo(MemoryMarshal.Cast<byte, float>(target));
        }
        else
        {
            input.Convert(values, target);
        }
    }

    private static void FillChannel(ModelInput input, byte[] levels, int channel)
    {
        var (step, start, count) = input.Format.Layout == TensorLayout.Nchw
            ? (1, channel * levels.Length / ImageTensorFormat.Channels, levels.Length / ImageTensorFormat.Channels)
            : (ImageTensorFormat.Channels, channel, levels.Length / ImageTensorFormat.Channels);
        for (var pixel = 0; pixel < count; pixel++)
        {
            levels[start + (pixel * step)] = byte.MaxValue;
        }
    }
}
