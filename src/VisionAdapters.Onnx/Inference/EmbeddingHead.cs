namespace VisionAdapters.Onnx.Inference;

/// <summary>An adapted head at work: it scores the embedding, and the reader makes tags of the scores as of a model's own.</summary>
internal sealed record EmbeddingHead(AdaptedHead Head, ModelHead Reader);
