using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace VisionAdapters.Tests;

public sealed class PackageTests
{
    private const long MostBytes = 25_000_000;

    [Theory]
    [InlineData("fashion.onnx")]
    [InlineData("fashion.int8.onnx")]
    public void The_sidecar_tells_the_hash_of_each_model(string file)
    {
        using var sidecar = Open("fashion.model.json");
        using var model = Open(file);

        var single = JsonElement.Parse(new StreamReader(sidecar).ReadToEnd()).GetProperty("model");

        var described = single.GetProperty("file").GetString() == file ? single : single.GetProperty("int8");
        Assert.Equal(file, described.GetProperty("file").GetString());
        Assert.Equal(model.Length, described.GetProperty("bytes").GetInt64());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(model)), described.GetProperty("sha256").GetString());
    }

    [Fact]
    public void Both_models_together_are_packed_into_25_MB()
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var name in typeof(FashionModelTagger).Assembly.GetManifestResourceNames())
            {
                using var resource = Open(name);
                resource.CopyTo(deflate);
            }
        }

        Assert.InRange(packed.Length, 1, MostBytes);
    }

    private static Stream Open(string name) => typeof(FashionModelTagger).Assembly.GetManifestResourceStream(name)!;
}
