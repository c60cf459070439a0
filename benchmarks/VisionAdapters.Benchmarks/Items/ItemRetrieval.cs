using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using VisionAdapters.Imaging;
using VisionAdapters.Onnx;

namespace VisionAdapters.Benchmarks;

/// <summary>
/// Whether an item of a photo finds its product: catalogue products are cut out and laid over street photos, and the cut-out of the true
/// box, or the whole photo, looks for the nearest of all catalogue photos. <b>Synthetic</b>: nobody wears these products.
/// </summary>
internal static class ItemRetrieval
{
    private const int Queries = 500;
    private const int Depth = 10;
    private const double Margin = 0.1;

    /// <summary>Evaluates. <c>find-items KAGL-FOLDER CCP-FOLDER [split]</c></summary>
    public static async Task RunAsync(string[] args)
    {
        var split = args.ElementAtOrDefault(2) ?? "val";
        var products = RetrievalPhoto.Read(args[0], split);
        var streets = StreetPhoto.Read(args[1], split);
        using var generator = new OnnxEmbeddingGenerator(new FashionModelTagger());
        var gallery = await EmbedAsync(generator, products.Select(product => (ReadOnlyMemory<byte>)product.Bytes));
        var random = new Random(1);
        var (queries, cuts, photos) = (new List<int>(), new List<ReadOnlyMemory<byte>>(), new List<ReadOnlyMemory<byte>>());
        foreach (var index in Enumerable.Range(0, products.Count).OrderBy(_ => random.Next()))
        {
            using var cutOut = CutOut.TryMake(products[index].Bytes);
            if (cutOut is null)
            {
                continue;
            }

            var (photo, region) = cutOut.Over(streets[random.Next(streets.Count)].Content.Bytes, random);
            queries.Add(index);
            photos.Add(photo);
            cuts.Add(ImageCutter.Cut(photo, [region], Margin)[0].Bytes);
            if (queries.Count == Queries)
            {
                break;
            }
        }

        Console.WriteLine($"{queries.Count} products laid over {streets.Count} street photos, {products.Count} catalogue photos to search in");
        Report("the item, cut out by its box", products, queries, await EmbedAsync(generator, cuts), gallery);
        Report("the photo as a whole", products, queries, await EmbedAsync(generator, photos), gallery);
    }

    private static async Task<float[][]> EmbedAsync(OnnxEmbeddingGenerator generator, IEnumerable<ReadOnlyMemory<byte>> images)
    {
        var found = await generator.GenerateAsync(images.Select(image => ImageInput.FromBytes(image)));
        return [.. found.Select(embedding => embedding.Vector.ToArray())];
    }

    private static void Report(string what, IReadOnlyList<RetrievalPhoto> products, List<int> queries, float[][] vectors, float[][] gallery)
    {
        var nearest = queries.Select((_, query) => Enumerable.Range(0, gallery.Length)
            .OrderByDescending(place => TensorPrimitives.Dot<float>(vectors[query], gallery[place])).Take(Depth).ToArray()).ToArray();
        var same = queries.Select((product, query) => Array.IndexOf(nearest[query], product)).ToArray();
        var alike = queries.Select((product, query) => Array.FindIndex(
            nearest[query], place => products[place].ArticleType == products[product].ArticleType && products[place].Colour == products[product].Colour)).ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: the product itself, recall@1 {Share(same, 1):P1}, recall@{Depth} {Share(same, Depth):P1}; one of its type and colour, {Share(alike, 1):P1} and {Share(alike, Depth):P1}"));
    }

    private static double Share(int[] ranks, int depth) => ranks.Average(rank => rank >= 0 && rank < depth ? 1.0 : 0);
}
