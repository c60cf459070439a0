using Microsoft.ML.OnnxRuntime;
using VisionAdapters.Imaging;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Reads the sidecar, opens the model, and checks that they and the options fit each other.</summary>
internal static class TaggerLoader
{
    public static OnnxImageTagger Load(OnnxModelSource source, OnnxInferenceOptions options)
    {
        var description = SidecarReader.Read(source);
        CheckHeadIds(description, options);
        var (session, sha256) = SessionOpener.Open(description, options);
        ModelRunner? runner = null;
        try
        {
            runner = MakeRunner(description, session, options);
            if (options.WarmUp)
            {
                WarmUp(description, runner);
            }

            return new OnnxImageTagger(runner, MakeInfo(description, runner.Input, sha256), MakeMetadata(description, runner, sha256, options), options);
        }
        catch
        {
            runner?.Dispose();
            session.Dispose();
            throw;
        }
    }

    private static void CheckHeadIds(ModelDescription description, OnnxInferenceOptions options)
    {
        var known = description.Heads.Select(head => head.Id).ToHashSet(StringComparer.Ordinal);
        var unknown = options.Heads.Concat(options.MinimumConfidenceByHead.Keys).FirstOrDefault(id => !known.Contains(id));
        if (unknown is not null)
        {
            throw description.Error($"the model has no head '{unknown}'; it has {string.Join(", ", known)}: correct the options.");
        }
    }

    private static ModelRunner MakeRunner(ModelDescription description, InferenceSession session, OnnxInferenceOptions options)
    {
        var input = new InputResolver(description).Resolve(session.InputMetadata);
        var resolver = new OutputResolver(description, session, input);
        var outputs = resolver.Resolve();
        resolver.Probe(outputs);

        var heads = description.Heads
            .Zip(outputs, (head, output) => (Head: head, Output: output))
            .Where(pair => options.Heads.Count == 0 || options.Heads.Contains(pair.Head.Id))
            .Select(pair => new ModelHead(pair.Head, pair.Output, MinimumOf(pair.Head, options), options.MaxTagsPerHead ?? int.MaxValue));
        return new ModelRunner(session, input, [.. heads], options);
    }

    private static double MinimumOf(HeadDescription head, OnnxInferenceOptions options) =>
        options.MinimumConfidenceByHead.TryGetValue(head.Id, out var ofHead) ? ofHead : options.MinimumConfidence ?? head.MinimumConfidence;

    /// <summary>Runs a full batch of blank images, so that the runtime's buffers have their size before the first call.</summary>
    private static void WarmUp(ModelDescription description, ModelRunner runner)
    {
        try
        {
            runner.Run(workspace =>
            {
                workspace.Run(runner.MaxBatchSize, CancellationToken.None);
                return true;
            });
        }
        catch (TaggingException exception)
        {
            throw description.Error($"the model takes one image but not {runner.MaxBatchSize} at once; set MaxBatchSize to 1 or export it with a dynamic batch axis. {exception.Message}", exception);
        }
    }

    private static OnnxModelInfo MakeInfo(ModelDescription description, ModelInput input, string sha256) => new()
    {
        Name = description.Name,
        Version = description.Version,
        Sha256 = sha256,
        InputWidth = input.Format.Width,
        InputHeight = input.Format.Height,
        Heads = [.. description.Heads.Select(head => new OnnxHeadInfo { Id = head.Id, Labels = head.Labels, MinimumConfidence = head.MinimumConfidence })],
    };

    private static TaggerMetadata MakeMetadata(ModelDescription description, ModelRunner runner, string sha256, OnnxInferenceOptions options)
    {
        // The hash tells builds of one version apart, in the way that Semantic Versioning writes build metadata.
        var build = sha256[..8];
        return new TaggerMetadata
        {
            ProviderId = options.ProviderId ?? $"onnx-{description.Name}",
            ProviderName = $"{description.Name} (ONNX, local)",
            ModelVersion = description.Version is null ? build : $"{description.Version}+{build}",
            Limits = (options.ImageLimits ?? ImageDecoder.DefaultLimits) with { MaxBatchSize = runner.MaxBatchSize },
        };
    }
}
