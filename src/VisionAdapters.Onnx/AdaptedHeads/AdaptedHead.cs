namespace VisionAdapters.Onnx;

/// <summary>
/// A head that was trained on a model's embedding after the model was: a linear layer and a softmax. <see cref="HeadFile"/> keeps it in a
/// small file.
/// </summary>
public sealed class AdaptedHead
{
    /// <summary>Gets the head's id: the group of its tags. A model's own head of the same id gives way to it.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Gets the id of the taxonomy facet whose values the labels are; <see langword="null"/> when the labels are words of the caller's own.
    /// </summary>
    public string? Facet { get; init; }

    /// <summary>Gets the labels, at least two. With a <see cref="Facet"/> they are ids of its values.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>
    /// Gets the weights, label by label: as many numbers as the embedding has for the first label, then for the second, and so on.
    /// </summary>
    public required ReadOnlyMemory<float> Weights { get; init; }

    /// <summary>Gets what is added to the score of each label.</summary>
    public required ReadOnlyMemory<float> Biases { get; init; }

    /// <summary>Gets what the scores are divided by before the softmax, above 0: above 1 makes the head less sure of itself.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Gets the minimum confidence of a tag, in [0, 1], unless the options say otherwise.</summary>
    public double MinimumConfidence { get; init; } = 0.01;

    /// <summary>Gets the model whose embedding the head was trained on. It works with no other.</summary>
    public required AdaptedModel Model { get; init; }

    /// <summary>Gets where the head comes from.</summary>
    public HeadTraining? Training { get; init; }

    /// <summary>Gets the file that the head was loaded from.</summary>
    public string? File { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} ({Labels.Count} labels)";

    /// <summary>Computes one score for each label.</summary>
    internal void Score(ReadOnlySpan<float> embedding, Span<float> scores)
    {
        var weights = Weights.Span;
        var biases = Biases.Span;
        for (var label = 0; label < scores.Length; label++)
        {
            scores[label] = biases[label] + System.Numerics.Tensors.TensorPrimitives.Dot(
                weights.Slice(label * embedding.Length, embedding.Length), embedding);
        }
    }
}
