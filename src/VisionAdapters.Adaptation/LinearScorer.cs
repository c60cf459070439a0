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

/// <summary>
/// Trains at one regularisation after the other, the strongest first: each starts where the one before ended, which is near.
/// </summary>
internal static class RegularizationPath
{
    /// <summary>Yields one and the same scorer, trained further each time.</summary>
    public static IEnumerable<LinearScorer> Train(
        TrainingSet set, int[] images, IEnumerable<double> descending, double classBalance, CancellationToken cancellationToken)
    {
        var weights = set.Weights(images, classBalance);
        var scorer = new LinearScorer(set.Labels.Count, set.Width);
        foreach (var regularization in descending)
        {
            new LimitedMemoryMinimizer().Minimize(new SoftmaxObjective(set, images, weights, regularization), scorer, cancellationToken);
            yield return scorer;
        }
    }
}
