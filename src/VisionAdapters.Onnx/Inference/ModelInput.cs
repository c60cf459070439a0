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

    public int BytesPerImage => Format.ElementCount * (ElementType == TensorElementType.Float ? sizeof(float) : sizeof(byte));

    /// <summary>Gets the shape of a batch.</summary>
    public long[] Shape(int images) => Format.Layout == TensorLayout.Nchw
        ? [images, ImageTensorFormat.Channels, Format.Height, Format.Width]
        : [images, Format.Height, Format.Width, ImageTensorFormat.Channels];
}
