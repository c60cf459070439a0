using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Which heads answer: the model's own that no adapted one replaces, and the adapted ones that fit the model.</summary>
internal sealed class HeadSelection(ModelDescription description, OnnxInferenceOptions options)
{
    private readonly HashSet<string> _adapted = options.GetAddedHeads().Select(head => head.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Gets what is known of all heads.</summary>
    public IReadOnlyList<OnnxHeadInfo> Infos =>
    [
        .. description.Heads.Where(head => !_adapted.Contains(head.Id))
            .Select(head => new OnnxHeadInfo
            {
                Id = head.Id,
                Labels = head.Labels,
                MinimumConfidence = head.MinimumConfidence,
                Facet = head.Facet,
            }),
        .. options.GetAddedHeads().Select(head => new OnnxHeadInfo
        {
            Id = head.Id,
            Labels = head.Labels,
            MinimumConfidence = head.MinimumConfidence,
            Facet = head.Facet,
            IsAdapted = true,
        }),
    ];

    /// <summary>Refuses ids that are not there and heads that come twice.</summary>
    public void CheckIds()
    {
        if (_adapted.Count != options.GetAddedHeads().Count)
        {
            var ids = string.Join(", ", options.GetAddedHeads().Select(head => head.Id));
            throw new AdaptedHeadException($"two adapted heads have one id; each of {ids} may come once.");
        }

        var known = Infos.Select(head => head.Id).ToHashSet(StringComparer.Ordinal);
        var unknown = options.OnlyHeads.Concat(options.MinimumConfidenceByHead.Keys).FirstOrDefault(id => !known.Contains(id));
        if (unknown is not null)
        {
            throw description.Error($"the model has no head '{unknown}'; it has {string.Join(", ", known)}: correct the options.");
        }
    }

    public IReadOnlyList<ModelHead> OwnHeads(IReadOnlyList<ProbedHead> heads) =>
    [
        .. heads
            .Where(head => !_adapted.Contains(head.Head.Id) && Answers(head.Head.Id))
            .Select(head => Reader(head.Head, head.Activation, head.Output)),
    ];

    /// <summary>Gets the adapted heads at work.</summary>
    /// <exception cref="AdaptedHeadException">A head is damaged or was trained on another model.</exception>
    public IReadOnlyList<EmbeddingHead> AdaptedHeads(ModelOutput? embedding, string sha256)
    {
        foreach (var head in options.GetAddedHeads())
        {
            HeadFileReader.Check(head, head.File ?? head.Id);
            CheckFit(head, embedding, sha256);
        }

        return
        [
            .. options.GetAddedHeads()
                .Where(head => Answers(head.Id))
                .Select(head => new EmbeddingHead(head, Reader(Describe(head), SidecarActivation.Softmax, embedding!))),
        ];
    }

    private static HeadDescription Describe(AdaptedHead head) => new()
    {
        Id = head.Id,
        Labels = head.Labels,
        Activation = SidecarActivation.Softmax,
        Temperature = head.Temperature,
        MinimumConfidence = head.MinimumConfidence,
    };

    private bool Answers(string id) => options.OnlyHeads.Count == 0 || options.OnlyHeads.Contains(id);

    private ModelHead Reader(HeadDescription head, SidecarActivation activation, ModelOutput output) =>
        new(
            head,
            activation,
            output,
            options.MinimumConfidenceByHead.TryGetValue(head.Id, out var ofHead)
                ? ofHead
                : options.MinimumConfidence ?? head.MinimumConfidence,
            options.MaxTagsPerHead ?? int.MaxValue);

    private void CheckFit(AdaptedHead head, ModelOutput? embedding, string sha256)
    {
        var file = head.File ?? $"head '{head.Id}'";
        if (embedding is null)
        {
            throw new AdaptedHeadException(
                $"{file}: the model '{description.Name}' has no embedding, so that no head can be put on it; name the output that "
                    + $"is one under 'embedding' in {description.Source.Name}.")
            {
                File = head.File,
            };
        }

        if (head.Model.Sha256 != sha256 || head.Model.EmbeddingLength != embedding.Length)
        {
            throw new AdaptedHeadException(
                $"{file}: the head was trained on {head.Model.Name} {head.Model.Version} (SHA-256 {Short(head.Model.Sha256)}, "
                    + $"embedding of {head.Model.EmbeddingLength}), but the model here is {description.Name} "
                    + $"{description.Version} (SHA-256 {Short(sha256)}, embedding of {embedding.Length}). Train it again with "
                    + "'vision-adapters adapt', or load the model that it was trained on.")
            {
                File = head.File,
                ExpectedModel = head.Model.Sha256,
                ActualModel = sha256,
            };
        }
    }

    private static string Short(string sha256) => sha256.Length > 8 ? sha256[..8] : sha256;
}
