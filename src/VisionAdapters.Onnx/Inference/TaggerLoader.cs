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

        try
        {
            var single = precision.SinglePrecisionHash(opened);
            var input = new InputResolver(description).Resolve(opened.Session);
            var outputs = new OutputResolver(description, opened.Session).Resolve();
            var probed = new ModelProbe(description, opened.Session, input, outputs, options).Run();
            var model = new LoadedModel
            {
                Session = opened.Session,
                Input = input,
                Heads = selection.OwnHeads(probed.Heads),
                MaxBatchSize = probed.MaxBatchSize,
                Embedding = probed.Embedding,
                AdaptedHeads = selection.AdaptedHeads(probed.Embedding, single),
            };
            var info = MakeInfo(description, model, opened, single, selection, probed.Remarks);
            return new LoadedTagger(
                new ModelRunner(model, options.MaxConcurrentRuns),
                info,
                MakeMetadata(description, model, info, options));
        }
        catch
        {
            opened.Session.Dispose();
            throw;
        }
    }

    private static OnnxModelInfo MakeInfo(
        ModelDescription description,
        LoadedModel model,
        OpenedModel opened,
        string single,
        HeadSelection selection,
        IReadOnlyList<string> remarks) => new()
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
            Remarks = [.. description.Remarks, .. remarks],
        };

    private static TaggerMetadata MakeMetadata(
        ModelDescription description, LoadedModel model, OnnxModelInfo info, OnnxInferenceOptions options)
    {
        // The hashes tell builds of one version apart, in the way that Semantic Versioning writes build metadata.
        var build = string.Join('.', options.GetAddedHeads().Select(Fingerprint).Prepend(info.Sha256[..8]));
        return new TaggerMetadata
        {
            ProviderId = options.ProviderId ?? $"onnx-{description.Name}",
            ProviderName = $"{description.Name} (ONNX, local)",
            ModelVersion = description.Version is null ? build : $"{description.Version}+{build}",
            Limits = options.ImageLimits ?? ImageDecoder.DefaultLimits,
            Remarks = info.Remarks,
            LabelGroups = [.. info.Heads.Select(head => new LabelGroup { Id = head.Id, Facet = head.Facet, Labels = head.Labels })],
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
