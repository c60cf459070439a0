using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using VisionAdapters.Imaging;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Reads the sidecar, opens the model, and checks that they and the options fit each other.</summary>
internal static class TaggerLoader
{
    public static OnnxImageTagger Load(OnnxModelSource source, OnnxInferenceOptions options)
    {
        var description = SidecarReader.Read(source);
        var selection = new HeadSelection(description, options);
        selection.CheckIds();
        var precision = new PrecisionChooser(description, options);
        var opened = precision.Open();
        if (options.TrimAfterLoading)
        {
            LoadingMemory.GiveBack();
        }

        ModelRunner? runner = null;
        try
        {
            var single = precision.SinglePrecisionHash(opened);
            runner = MakeRunner(description, opened, selection, single, options);
            if (options.WarmUp)
            {
                WarmUp(description, runner);
            }

            var info = MakeInfo(description, runner, opened, single, selection);
            return new OnnxImageTagger(runner, info, MakeMetadata(description, runner, opened.Sha256, options), options);
        }
        catch
        {
            runner?.Dispose();
            opened.Session.Dispose();
            throw;
        }
    }

    private static ModelRunner MakeRunner(ModelDescription description, OpenedModel opened, HeadSelection selection, string single, OnnxInferenceOptions options)
    {
        var input = new InputResolver(description).Resolve(opened.Session.InputMetadata);
        var resolver = new OutputResolver(description, opened.Session, input);
        var outputs = resolver.Resolve();
        var embedding = resolver.Probe(outputs);
        return new ModelRunner(opened.Session, input, selection.OwnHeads(outputs), options, embedding, selection.AdaptedHeads(embedding, single));
    }

    /// <summary>Runs a full batch of blank images, so that the runtime's buffers have their size before the first call.</summary>
    private static void WarmUp(ModelDescription description, ModelRunner runner)
    {
        try
        {
            runner.Run(new BlankRun(runner.MaxBatchSize));
        }
        catch (TaggingException exception)
        {
            throw description.Error($"the model takes one image but not {runner.MaxBatchSize} at once; set MaxBatchSize to 1 or export it with a dynamic batch axis. {exception.Message}", exception);
        }
    }

    private static OnnxModelInfo MakeInfo(ModelDescription description, ModelRunner runner, OpenedModel opened, string single, HeadSelection selection) => new()
    {
        Name = description.Name,
        Version = description.Version,
        Sha256 = opened.Sha256,
        SinglePrecisionSha256 = single,
        Precision = opened.Precision,
        InputWidth = runner.Input.Format.Width,
        InputHeight = runner.Input.Format.Height,
        EmbeddingLength = runner.Embedding?.Length,
        Heads = selection.Infos,
    };

    private static TaggerMetadata MakeMetadata(ModelDescription description, ModelRunner runner, string sha256, OnnxInferenceOptions options)
    {
        // The hashes tell builds of one version apart, in the way that Semantic Versioning writes build metadata.
        var build = string.Join('.', options.Heads.Select(Fingerprint).Prepend(sha256[..8]));
        return new TaggerMetadata
        {
            ProviderId = options.ProviderId ?? $"onnx-{description.Name}",
            ProviderName = $"{description.Name} (ONNX, local)",
            ModelVersion = description.Version is null ? build : $"{description.Version}+{build}",
            Limits = (options.ImageLimits ?? ImageDecoder.DefaultLimits) with { MaxBatchSize = runner.MaxBatchSize },
        };
    }

    private static string Fingerprint(AdaptedHead head)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', head.Labels.Prepend(head.Id))));
        hash.AppendData(MemoryMarshal.AsBytes(head.Weights.Span));
        hash.AppendData(MemoryMarshal.AsBytes(head.Biases.Span));
        hash.AppendData(BitConverter.GetBytes(head.Temperature));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }
}
