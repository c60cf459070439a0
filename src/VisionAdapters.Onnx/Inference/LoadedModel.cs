using Microsoft.ML.OnnxRuntime;

namespace VisionAdapters.Onnx.Inference;

/// <summary>A session, and the input and outputs that sidecar and model agree on.</summary>
internal sealed record LoadedModel
{
    public required InferenceSession Session { get; init; }

    public required ModelInput Input { get; init; }

    public required IReadOnlyList<ModelHead> Heads { get; init; }

    public required int MaxBatchSize { get; init; }

    public ModelOutput? Embedding { get; init; }

    public IReadOnlyList<EmbeddingHead> AdaptedHeads { get; init; } = [];
}

/// <summary>An adapted head at work: it scores the embedding, and the reader makes tags of the scores as of a model's own.</summary>
internal sealed record EmbeddingHead(AdaptedHead Head, ModelHead Reader);
