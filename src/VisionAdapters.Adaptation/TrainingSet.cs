using System.Numerics.Tensors;

namespace VisionAdapters.Adaptation;

/// <summary>Embeddings as rows of one block, centred and scaled to a mean square of 1, with classes and weights.</summary>
internal sealed class TrainingSet
{
    private readonly float[] _rows;

    public TrainingSet(IReadOnlyList<LabeledEmbedding> images, IReadOnlyList<string> labels)
    {
        Labels = labels;
        Width = images[0].Embedding.Length;
        var indexes = labels.Index().ToDictionary(label => label.Item, label => label.Index, StringComparer.Ordinal);
        Classes = [.. images.Select(image => indexes[image.Label])];
        Mean = new float[Width];
        _rows = new float[checked(images.Count * Width)];
        for (var image = 0; image < images.Count; image++)
        {
            images[image].Embedding.Span.CopyTo(_rows.AsSpan(image * Width));
            TensorPrimitives.Add(Mean, images[image].Embedding.Span, Mean);
        }

        TensorPrimitives.Divide(Mean, images.Count, Mean);
        for (var image = 0; image < images.Count; image++)
        {
            var row = _rows.AsSpan(image * Width, Width);
            TensorPrimitives.Subtract(row, Mean, row);
        }

        // One factor for all numbers keeps the angles of the embedding, which carry its meaning.
        var square = TensorPrimitives.SumOfSquares<float>(_rows) / _rows.Length;
        Scale = square > 0 ? 1 / MathF.Sqrt(square) : 1;
        TensorPrimitives.Multiply(_rows, Scale, _rows);
    }

    public IReadOnlyList<string> Labels { get; }

    public int Count => Classes.Length;

    public int Width { get; }

    /// <summary>Gets the class of each image, by its index among the labels.</summary>
    public int[] Classes { get; }

    /// <summary>Gets what was taken from every embedding.</summary>
    public float[] Mean { get; }

    /// <summary>Gets what every centred embedding was multiplied by.</summary>
    public float Scale { get; }

    public ReadOnlySpan<float> Row(int image) => _rows.AsSpan(image * Width, Width);

    /// <summary>Gets a weight for each image, 1 on average: by the size of its class to the power of the balance.</summary>
    public double[] Weights(IReadOnlyList<int> images, double balance)
    {
        var counts = new double[Labels.Count];
        foreach (var image in images)
        {
            counts[Classes[image]]++;
        }

        var weights = images.Select(image => Math.Pow(counts[Classes[image]], -balance)).ToArray();
        var mean = weights.Average();
        return Array.ConvertAll(weights, weight => weight / mean);
    }
}
