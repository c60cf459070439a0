namespace VisionAdapters.Onnx.Inference;

/// <summary>The output that is the model's embedding.</summary>
internal sealed record ModelEmbedding(string Output, int Length);
