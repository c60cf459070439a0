using System.Globalization;
using System.Numerics.Tensors;
using VisionAdapters.Onnx;

namespace VisionAdapters.Benchmarks;

/// <summary>
/// How good the embedding is for visual search: for each photo of a split, whether the nearest others, by cosine, hold one of the same article type and colour.
/// Photos that have no such other are no queries.
/// </summary>
internal static class RetrievalEvaluation
{
    private const int Depth = 10;

    /// <summary>Evaluates. <c>retrieval KAGL-FOLDER [split]</c></summary>
    public static async Task RunAsync(string[] args)
    {
        var folder = args.ElementAtOrDefault(0) ?? throw new ArgumentException("Name the folder that holds kagl.csv and kagl.tar.");
        var photos = RetrievalPhoto.Read(folder, args.ElementAtOrDefault(1) ?? "val");
        using var generator = new OnnxEmbeddingGenerator(new FashionModelTagger());
        var embeddings = await generator.GenerateAsync(photos.Select(photo => ImageInput.FromBytes(photo.Bytes, photo.Id)));
        var vectors = embeddings.Select(embedding => embedding.Vector.ToArray()).ToArray();

        var model = (OnnxModelInfo)generator.GetService(typeof(OnnxModelInfo))!;
        Console.WriteLine($"{photos.Count} photos, embedding of {model.EmbeddingLength} numbers, model {model.Name} {model.Version}");
        Report("same article type and colour", photos, vectors, (a, b) => a.ArticleType == b.ArticleType && a.Colour == b.Colour);
        Report("same article type", photos, vectors, (a, b) => a.ArticleType == b.ArticleType);
    }

    private static void Report(string what, IReadOnlyList<RetrievalPhoto> photos, float[][] vectors, Func<RetrievalPhoto, RetrievalPhoto, bool> isMatch)
    {
        var (queries, first, within, chance) = (0, 0, 0, 0.0);
        Parallel.For(0, photos.Count, query =>
        {
            var others = Enumerable.Range(0, photos.Count).Where(place => place != query).ToArray();
            var matches = others.Count(place => isMatch(photos[query], photos[place]));
            if (matches == 0)
            {
                return;
            }

            var nearest = others.OrderByDescending(place => TensorPrimitives.CosineSimilarity<float>(vectors[query], vectors[place])).Take(Depth).Select(place => isMatch(photos[query], photos[place])).ToArray();
            lock (photos)
            {
                queries++;
                first += nearest[0] ? 1 : 0;
                within += nearest.Contains(true) ? 1 : 0;
                chance += (double)matches / others.Length;
            }
        });
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: recall@1 {Interval(first, queries)}, recall@{Depth} {Interval(within, queries)}; {queries} queries, a photo at random {chance / queries:P1}"));
    }

    /// <summary>The share with its 95 % interval (Wilson 1927).</summary>
    private static string Interval(int hits, int count)
    {
        const double z = 1.96;
        var share = (double)hits / count;
        var centre = (share + (z * z / (2 * count))) / (1 + (z * z / count));
        var half = z / (1 + (z * z / count)) * Math.Sqrt((share * (1 - share) / count) + (z * z / (4.0 * count * count)));
        return string.Create(CultureInfo.InvariantCulture, $"{share:P1} ({(centre - half) * 100:0.0} to {(centre + half) * 100:0.0})");
    }
}
