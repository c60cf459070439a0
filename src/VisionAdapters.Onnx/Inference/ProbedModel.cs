using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>What the runs told of a model.</summary>
internal sealed record ProbedModel
{
    public required IReadOnlyList<ProbedHead> Heads { get; init; }

    public required ModelOutput? Embedding { get; init; }

    public required int MaxBatchSize { get; init; }

    /// <summary>Gets what was found that the sidecar does not say, a sentence each.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }
}

/// <summary>A head with what a run told of it.</summary>
internal sealed record ProbedHead(HeadDescription Head, SidecarActivation Activation, ModelOutput Output);
