using System.Diagnostics.CodeAnalysis;
using VisionAdapters.Onnx;

namespace VisionAdapters.Adaptation;

/// <summary>A head that was trained on all images, and what heads trained in the same way said of images that they had not seen.</summary>
[Experimental(Experiments.Adaptation)]
public sealed class TrainedHead
{
    /// <summary>Gets the head.</summary>
    public required AdaptedHead Head { get; init; }

    /// <summary>
    /// Gets the probabilities of each image, in the order of the input, by label in the order of the head's. Each comes from a head whose
    /// weights, regularisation and
    /// temperature were chosen without the image and without its group.
    /// </summary>
    public required IReadOnlyList<ReadOnlyMemory<double>> HeldOut { get; init; }
}
