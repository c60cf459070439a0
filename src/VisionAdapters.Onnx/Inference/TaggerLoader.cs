using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using VisionAdapters.Imaging;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Reads the sidecar, opens the model, and checks that they and the options fit each other.</summary>
internal static class TaggerLoader
{
    public static LoadedTagger Load(OnnxModelSource source, OnnxInferenceOptions options)
    {
        var description = SidecarReader.Read(source);
        var selection = new HeadSelection(description, options);
        selection.CheckIds();
        var precision = new PrecisionChooser(description, options);
        var opened = precision.Open();
        if (options.TrimAfterLoading)
        {
            ProcessMemory.Trim();
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

            var info = MakeInfo(description, runner.Model, opened, single, selection);
            return new LoadedTagger(runner, info, MakeMetadata(description, runner.Model, info.Heads, opened.Sha256, options));
        }
        catch
        {
            runner?.Dispose();
            opened.Session.Dispose();
            throw;
        }
    }

    private static ModelRunner MakeRunner(
        ModelDescription description, OpenedModel opened, HeadSelection selection, string single, OnnxInferenceOptions options)
    {
        var input = new InputResolver(description).Resolve(opened.Session.InputMetadata);
        var resolver = new OutputResolver(description, opened.Session, input);
        var outputs = resolver.Resolve();
        var embedding = resolver.Probe(outputs);
        var model = new LoadedModel
        {
            Session = opened.Session,
            Input = input,
            Heads = selection.OwnHeads(outputs),
            MaxBatchSize = input.FixedBatchSize ?? options.MaxBatchSize,
            Embedding = embedding,
            AdaptedHeads = selection.AdaptedHeads(embedding, single),
        };
        return new ModelRunner(model, options.MaxConcurrentRuns);
    }

    /// <summary>Runs a full batch of blank images, so that the runtime's buffers have their size before the first call.</summary>
    private static void WarmUp(ModelDescription description, ModelRunner runner)
    {
        var size = runner.Model.MaxBatchSize;
        try
        {
            runner.Run(workspace =>
            {
                workspace.Run(size, CancellationToken.None);
                return size;
            });
        }
        catch (TaggingException exception)
        {
            throw description.Error(
                $"the model takes one image but not {size} at once; set MaxBatchSize to 1 or export it with a dynamic batch axis. "
                    + $"{exception.Message}",
                exception);
        }
    }

    private static OnnxModelInfo MakeInfo(
        ModelDescription description, LoadedModel model, OpenedModel opened, string single, HeadSelection selection) => new()
        {
            Name = description.Name,
            Version = description.Version,
            Sha256 = opened.Sha256,
            SinglePrecisionSha256 = single,
            Precision = opened.Precision,
            InputWidth = model.Input.Format.Width,
            InputHeight = model.Input.Format.Height,
            EmbeddingLength = model.Embedding?.Length,
            Heads = selection.Infos,
        };

    private static TaggerMetadata MakeMetadata(
        ModelDescription description, LoadedModel model, IReadOnlyList<OnnxHeadInfo> heads, string sha256, OnnxInferenceOptions options)
    {
        // The hashes tell builds of one version apart, in the way that Semantic Versioning writes build metadata.
        var build = string.Join('.', options.Heads.Select(Fingerprint).Prepend(sha256[..8]));
        return new TaggerMetadata
        {
            ProviderId = options.ProviderId ?? $"onnx-{description.Name}",
            ProviderName = $"{description.Name} (ONNX, local)",
            ModelVersion = description.Version is null ? build : $"{description.Version}+{build}",
            Limits = options.ImageLimits ?? ImageDecoder.DefaultLimits,
            LabelGroups = [.. heads.Select(head => new LabelGroup { Id = head.Id, Facet = head.Facet, Labels = head.Labels })],
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

/// <summary>What a tagger is made of.</summary>
internal sealed record LoadedTagger(ModelRunner Runner, OnnxModelInfo Info, TaggerMetadata Metadata);
