using System.Security.Cryptography;

namespace VisionAdapters.Onnx.Tests;

/// <summary>Heads on the embedding of the model with two heads, which is the mean colour: their answers are known.</summary>
internal static class TestHead
{
    public static AdaptedModel Model { get; } = new()
    {
        Name = "toy",
        Version = "1.2.3",
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(TestModel.PathOf("colour-nhwc.onnx")))),
        EmbeddingLength = 3,
    };

    /// <summary>Scores warmth: red less blue, times twenty.</summary>
    public static AdaptedHead Warmth(string id = "warmth") => new()
    {
        Id = id,
        Labels = ["warm", "cold"],
        Weights = new float[] { 20, 0, 0, 0, 0, 20 },
        Biases = new float[] { 0, 1 },
        Temperature = 2,
        MinimumConfidence = 0,
        Model = Model,
    };

    public static OnnxImageTagger LoadWith(params AdaptedHead[] heads) => TestModel.Load(TestModel.ColourAndBrightness, options =>
    {
        foreach (var head in heads)
        {
            options.AddHead(head);
        }
    });
}
