using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.OnnxRuntime;
using VisionAdapters.Files;
using VisionAdapters.Onnx.Folding;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx;

/// <summary>Writes a model of one's own: an ONNX file that holds a model and adapted heads, and the sidecar that describes it.</summary>
public static class FoldedModel
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>
    /// Folds heads into a model. The file is the model's own with the heads written behind it, at single precision; a head takes the place
    /// of one of the same id
    /// in the sidecar, so that the old one is no longer asked for.
    /// </summary>
    /// <param name="source">The model that the heads were trained on.</param>
    /// <param name="heads">The heads.</param>
    /// <param name="sidecarPath">The sidecar to write, such as <c>mine.model.json</c>. The model goes beside it, as
    /// <c>mine.onnx</c>.</param>
    /// <returns>The path of the model.</returns>
    /// <exception cref="AdaptedHeadException">A head is damaged or was trained on another model.</exception>
    /// <exception cref="OnnxModelException">The model cannot be loaded, or the folded one cannot.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static string Write(OnnxModelSource source, IReadOnlyList<AdaptedHead> heads, string sidecarPath)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentException.ThrowIfNullOrEmpty(sidecarPath);
        var outputs = ChooseOutputs(source, heads);
        var description = SidecarReader.Read(source);
        var modelPath = ModelPathOf(sidecarPath);
        if (source.PathOf(description.Single.Name) is { } own && Path.GetFullPath(own) == Path.GetFullPath(modelPath))
        {
            throw new IOException($"{modelPath} is the model that the heads are to be folded into: give the new one another name.");
        }

        WriteModel(source, description, heads, outputs, modelPath);
        File.WriteAllText(sidecarPath, Describe(source, description, heads, outputs, modelPath).ToJsonString(Indented) + "\n");

        // What was written is read once before anybody relies on it.
        using var written = new OnnxImageTagger(sidecarPath);
        return modelPath;
    }

    /// <summary>
    /// Loads the model with the heads, which checks that they fit, and names an output for each that the model does not have yet.
    /// </summary>
    private static string[] ChooseOutputs(OnnxModelSource source, IReadOnlyList<AdaptedHead> heads)
    {
        var options = new OnnxInferenceOptions { MaxBatchSize = 1 };
        foreach (var head in heads)
        {
            options.AddHead(head);
        }

        using var tagger = new OnnxImageTagger(source, options);
        var taken = tagger.GetService<InferenceSession>()!.OutputNames;
        return [.. heads.Select(FirstFreeName)];

        string FirstFreeName(AdaptedHead head) => Enumerable.Range(1, taken.Count + 1)
            .Select(number => $"adapted{number}/{head.Id}")
            .First(name => !taken.Contains(name, StringComparer.Ordinal));
    }

    private static string ModelPathOf(string sidecarPath)
    {
        var name = Path.GetFileNameWithoutExtension(sidecarPath);
        var stem = name.EndsWith(".model", StringComparison.OrdinalIgnoreCase) ? name[..^".model".Length] : name;
        return Path.Combine(Path.GetDirectoryName(sidecarPath) ?? "", stem + ".onnx");
    }

    private static void WriteModel(
        OnnxModelSource source, ModelDescription description, IReadOnlyList<AdaptedHead> heads, string[] outputs, string modelPath)
    {
        using var model = source.OpenFile(description.Single.Name, $"correct model.file in {source.Name}");
        using var file = File.Create(modelPath);
        model.CopyTo(file);
        for (var index = 0; index < heads.Count; index++)
        {
            file.Write(HeadGraph.Extension(heads[index], description.Embedding!.Output!, outputs[index]));
        }
    }

    private static JsonObject Describe(
        OnnxModelSource source, ModelDescription description, IReadOnlyList<AdaptedHead> heads, string[] outputs, string modelPath)
    {
        using var stream = source.OpenSidecar();
        var sidecar = JsonNode.Parse(stream, documentOptions: Lenient)!.AsObject();
        sidecar["name"] = description.Name;
        using (var model = RegularFile.OpenRead(modelPath))
        {
            sidecar["model"] = new JsonObject
            {
                ["file"] = Path.GetFileName(modelPath),
                ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(model)),
                ["bytes"] = model.Length,
            };
        }

        var own = sidecar["heads"]!.AsArray();
        foreach (var (node, head) in own.ToArray().Zip(description.Heads))
        {
            if (heads.Any(adapted => adapted.Id == head.Id))
            {
                own.Remove(node);
            }
            else if (node!.AsObject().Remove("labelsFile"))
            {
                node["labels"] = Labels(head.Labels);
            }
        }

        foreach (var (head, output) in heads.Zip(outputs))
        {
            own.Add((JsonNode)Describe(head, output));
        }

        return sidecar;
    }

    private static JsonObject Describe(AdaptedHead head, string output)
    {
        var node = new JsonObject { ["id"] = head.Id, ["output"] = output };
        if (head.Facet is not null)
        {
            node["facet"] = head.Facet;
        }

        node["activation"] = "softmax";
        node["temperature"] = head.Temperature;
        node["minimumConfidence"] = head.MinimumConfidence;
        if (head.Training is { } training)
        {
            node["trainedOn"] = training.Images.Values.Sum();
        }

        node["labels"] = Labels(head.Labels);
        return node;
    }

    private static JsonArray Labels(IEnumerable<string> labels) => new([.. labels.Select(label => (JsonNode)label)]);
}
