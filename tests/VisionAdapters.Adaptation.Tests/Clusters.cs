namespace VisionAdapters.Adaptation.Tests;

/// <summary>Labeled embeddings around a centre for each class: how far the centres lie apart decides how hard they are to tell.</summary>
internal static class Clusters
{
    public const int Width = 16;

    public static VisionAdapters.Onnx.AdaptedModel Model { get; } = new() { Name = "toy", Version = "1", Sha256 = "abc", EmbeddingLength = Width };

    public static List<LabeledEmbedding> Draw(IReadOnlyList<int> counts, double distance = 3, int seed = 1, Func<int, string?>? group = null)
    {
        var random = new Random(seed);
        var images = new List<LabeledEmbedding>();
        for (var label = 0; label < counts.Count; label++)
        {
            for (var number = 0; number < counts[label]; number++)
            {
                var embedding = new float[Width];
                for (var index = 0; index < Width; index++)
                {
                    embedding[index] = (float)(Normal(random) + (index == label ? distance : 0));
                }

                images.Add(new LabeledEmbedding { Image = $"{label}-{number}", Embedding = embedding, Label = $"class-{label}", Group = group?.Invoke(images.Count) });
            }
        }

        return images;
    }

    /// <summary>Gets the share of images whose most probable held-out label is the true one.</summary>
    public static double Top1(TrainedHead trained, IReadOnlyList<LabeledEmbedding> images) =>
        images.Zip(trained.HeldOut).Count(pair => trained.Head.Labels[BestOf(pair.Second.Span)] == pair.First.Label) / (double)images.Count;

    public static int BestOf(ReadOnlySpan<double> values)
    {
        var best = 0;
        for (var index = 1; index < values.Length; index++)
        {
            best = values[index] > values[best] ? index : best;
        }

        return best;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
