using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Matches the heads of the sidecar with the model's outputs.</summary>
internal sealed class OutputResolver(ModelDescription description, InferenceSession session, ModelInput input)
{
    private readonly string _names = string.Join(", ", session.OutputNames.Select(name => $"'{name}'"));

    /// <summary>Gets the name of the output of each head, in their order.</summary>
    public IReadOnlyList<string> Resolve()
    {
        if (description.Embedding is { } embedding && (embedding.Output is null || !session.OutputMetadata.ContainsKey(embedding.Output)))
        {
            throw description.Error(
                $"the model has no output '{embedding.Output}' for the embedding; it has {_names}: correct embedding.output or "
                    + "leave embedding out.");
        }

        var outputs = description.Heads.Select(Resolve).ToArray();
        var shared = outputs.GroupBy(output => output, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return shared is null ? outputs : throw description.Error($"two heads name the output '{shared.Key}'; give each head its own.");
    }

    /// <summary>Runs the model on a blank image and compares the outputs with the labels: a model need not declare its shapes.</summary>
    /// <returns>The embedding, when the sidecar names one.</returns>
    public ModelEmbedding? Probe(IReadOnlyList<string> outputs)
    {
        using var blank = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, input.ElementType, input.Shape(input.FixedBatchSize ?? 1));
        blank.GetTensorMutableRawData().Clear();
        using var runOptions = new RunOptions();
        try
        {
            var embedding = description.Embedding?.Output;
            using var results = session.Run(runOptions, [input.Name], [blank], embedding is null ? outputs : [.. outputs, embedding]);
            for (var index = 0; index < outputs.Count; index++)
            {
                Check(description.Heads[index], outputs[index], results[index].GetTensorTypeAndShape().Shape);
            }

            return embedding is null
                ? null
                : new ModelEmbedding(embedding, EmbeddingLength(embedding, results[outputs.Count].GetTensorTypeAndShape()));
        }
        catch (OnnxRuntimeException exception)
        {
            throw description.Error(
                $"the model fails on a blank image of {input.Format.Width}x{input.Format.Height}; check input.layout, input.width "
                    + $"and input.height. {exception.Message}",
                exception);
        }
    }

    private int EmbeddingLength(string output, OrtTensorTypeAndShapeInfo info)
    {
        if (info.ElementDataType != TensorElementType.Float || info.Shape is not [_, > 0 and <= int.MaxValue and var length])
        {
            throw description.Error(
                $"the model's output '{output}' is no embedding: it holds {info.ElementDataType} of the shape "
                    + $"[{string.Join(", ", info.Shape)}] and not one row of float32 for each image. Correct embedding.output.");
        }

        return description.Embedding!.Length is null || description.Embedding.Length == length
            ? (int)length
            : throw description.Error(
                $"embedding.length is {description.Embedding.Length} but the model's output '{output}' has {length} numbers: "
                    + "correct it or leave it out.");
    }

    private string Resolve(HeadDescription head)
    {
        var output = head.Output
            ?? (session.OutputMetadata.ContainsKey(head.Id) ? head.Id : null)
            ?? (session.OutputNames.Count == 1 ? session.OutputNames[0] : null)
            ?? throw description.Error($"head '{head.Id}' names no output and the model has several ({_names}): write output.");
        if (!session.OutputMetadata.TryGetValue(output, out var metadata))
        {
            throw description.Error($"the model has no output '{output}' for head '{head.Id}'; it has {_names}: correct output.");
        }

        if (!metadata.IsTensor || metadata.ElementDataType != TensorElementType.Float)
        {
            throw description.Error(
                $"the model's output '{output}' for head '{head.Id}' is not a tensor of float32: name the output that holds the scores.");
        }

        Check(head, output, Array.ConvertAll(metadata.Dimensions, size => (long)size));
        return output;
    }

    /// <summary>Compares a shape with the labels; a size below 0 is one that the model does not declare.</summary>
    private void Check(HeadDescription head, string output, long[] shape)
    {
        if (shape.Length > 0 && shape is not [_, _])
        {
            throw description.Error(
                $"the model's output '{output}' for head '{head.Id}' has the shape [{string.Join(", ", shape)}]; one number for "
                    + "each image and label is wanted: name the output that holds the scores.");
        }

        if (shape is [_, >= 0 and var length] && length != head.Labels.Count)
        {
            throw description.Error(
                $"head '{head.Id}' has {head.Labels.Count} labels but the model's output '{output}' has {length} numbers: list "
                    + "the labels that the model was trained with, in their order.");
        }
    }
}
