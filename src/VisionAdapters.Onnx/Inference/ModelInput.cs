using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;
using VisionAdapters.Imaging;

namespace VisionAdapters.Onnx.Inference;

/// <summary>The model's one input, as sidecar and model agree on it.</summary>
internal sealed record ModelInput
{
    public required string Name { get; init; }

    public required ImageTensorFormat Format { get; init; }

    public required TensorElementType ElementType { get; init; }

    /// <summary>Gets the number of images that every run must have; null when the model takes any number.</summary>
    public required int? FixedBatchSize { get; init; }

    public int BytesPerImage => Format.ElementCount * ElementType switch
    {
        TensorElementType.UInt8 => sizeof(byte),
        TensorElementType.Float16 => 2,
        TensorElementType.Double => sizeof(double),
        _ => sizeof(float),
    };

    /// <summary>Turns the numbers of an image, made as float32, into what the model takes.</summary>
    public void Convert(ReadOnlySpan<float> values, Span<byte> target)
    {
        if (ElementType == TensorElementType.Float16)
        {
            System.Numerics.Tensors.TensorPrimitives.ConvertToHalf(values, MemoryMarshal.Cast<byte, Half>(target));
            return;
        }

        var doubles = MemoryMarshal.Cast<byte, double>(target);
        for (var index = 0; index < values.Length; index++)
        {
            doubles[index] = values[index];
        }
    }

    /// <summary>Gets the shape of a batch.</summary>
    public long[] Shape(int images) => Format.Layout == TensorLayout.Nchw
        ? [images, ImageTensorFormat.Channels, Format.Height, Format.Width]
        : [images, Format.Height, Format.Width, ImageTensorFormat.Channels];
}
