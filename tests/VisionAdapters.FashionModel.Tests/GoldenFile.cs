using System.Text.Json;
using VisionAdapters.Testing;

namespace VisionAdapters.Tests;

/// <summary>The probabilities that the training code computed for validation images, to compare with ours.</summary>
internal sealed record GoldenFile(string ModelSha256, IReadOnlyList<GoldenImage> Images)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static GoldenFile Load()
    {
        var path = SharedData.Repository("tests", "VisionAdapters.FashionModel.Tests", "Golden", "fashion.golden.json");
        using var stream = File.OpenRead(path);
        return JsonSerializer.Deserialize<GoldenFile>(stream, Json) ?? throw new InvalidDataException($"{path} is empty.");
    }
}
