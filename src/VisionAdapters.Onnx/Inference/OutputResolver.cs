using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Matches the heads of the sidecar with the model's outputs, as far as the model declares them.</summary>
internal sealed class OutputResolver(ModelDescription description, InferenceSession session)
{
    private readonly string _names = string.Join(", ", session.OutputNames.Select(name => $"'{name}'"));

    /// <summary>Gets the name of the output of each head, in their order.</summary>
    public IReadOnlyList<string> Resolve()
    {
        if (description.Embedding is { } embedding
            && (embedding.Output is null || !session.OutputMetadata.ContainsKey(embedding.Output)))
        {
            throw description.Error(
                $"the model has no output '{embedding.Output}' for the embedding; it has {_names}: correct embedding.output or "
                    + "leave embedding out.");
        }

        var outputs = description.Heads.Select(Resolve).ToArray();
        var shared = outputs.GroupBy(output => output, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return shared is null ? outputs : throw description.Error($"two heads name the output '{shared.Key}'; give each head its own.");
    }

    private static bool IsNumbers(NodeMetadata metadata) =>
        metadata.IsTensor && metadata.ElementDataType is TensorElementType.Float or TensorElementType.Float16 or TensorElementType.Double;

    // Only a sequence of maps from label to probability is known to come out of a classifier.
    private static bool IsMaps(NodeMetadata metadata) => metadata.OnnxValueType == OnnxValueType.ONNX_TYPE_SEQUENCE;

    private string Resolve(HeadDescription head)
    {
        var output = head.Output
            ?? (session.OutputMetadata.ContainsKey(head.Id) ? head.Id : null)
            ?? OnlyOne()
            ?? throw description.Error($"head '{head.Id}' names no output and the model has several ({_names}): write output.");
        if (!session.OutputMetadata.TryGetValue(output, out var metadata))
        {
            throw description.Error($"the model has no output '{output}' for head '{head.Id}'; it has {_names}: correct output.");
        }

        if (!IsNumbers(metadata) && !IsMaps(metadata))
        {
            throw description.Error(
                $"the model's output '{output}' for head '{head.Id}' is not a tensor of float32, float16 or float64, nor a "
                    + "sequence of maps: name the output that holds the scores.");
        }

        if (metadata.IsTensor)
        {
            CheckShape(description, head, output, Array.ConvertAll(metadata.Dimensions, size => (long)size));
        }

        return output;
    }

    /// <summary>Compares a shape with the labels; a size below 0 is one that the model does not declare.</summary>
    internal static void CheckShape(ModelDescription description, HeadDescription head, string output, long[] shape)
    {
        if (shape.Length > 0 && shape is not [_, _, ..] || shape.Skip(2).Any(size => size is not (1 or < 0)))
        {
            throw description.Error(
                $"the model's output '{output}' for head '{head.Id}' has the shape [{string.Join(", ", shape)}]; one number for "
                    + "each image and label is wanted: name the output that holds the scores.");
        }

        if (shape is [_, >= 0 and var length, ..] && length != head.Labels.Count)
        {
            throw description.Error(
                $"head '{head.Id}' has {head.Labels.Count} labels but the model's output '{output}' has {length} numbers: list "
                    + "the labels that the model was trained with, in their order.");
        }
    }

    // Classifiers of scikit-learn and Custom Vision put out the winning label too, which is no score.
    private string? OnlyOne()
    {
        if (session.OutputNames.Count == 1)
        {
            return session.OutputNames[0];
        }

        string[] scores =
        [
            .. session.OutputMetadata
                .Where(output => IsNumbers(output.Value) || IsMaps(output.Value))
                .Select(output => output.Key)
                .Where(name => name != description.Embedding?.Output),
        ];
        return scores.Length == 1 ? scores[0] : null;
    }
}
