using System.Numerics.Tensors;

namespace VisionAdapters.Adaptation;

/// <summary>A linear layer in one block: of each class its weights, then its bias.</summary>
internal sealed class LinearScorer(int classes, int width)
{
    public int Classes { get; } = classes;

    public int Width { get; } = width;

    public float[] Parameters { get; init; } = new float[classes * (width + 1)];

    public Span<float> Weights(int label) => Parameters.AsSpan(label * (Width + 1), Width);

    public ref float Bias(int label) => ref Parameters[(label * (Width + 1)) + Width];

    public LinearScorer Copy() => new(Classes, Width) { Parameters = [.. Parameters] };

    public void Score(ReadOnlySpan<float> row, Span<float> scores)
    {
        for (var label = 0; label < Classes; label++)
        {
            scores[label] = TensorPrimitives.Dot(Weights(label), row) + Bias(label);
        }
    }
}
