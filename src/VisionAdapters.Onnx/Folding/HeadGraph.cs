using System.Runtime.InteropServices;

namespace VisionAdapters.Onnx.Folding;

/// <summary>
/// What a head adds to an ONNX file. Protocol buffers define that two encodings of a message, one after the other, are the message with the
/// lists of both:
/// so a model whose graph gets a node, two constants and an output more is the old file with the new parts written behind it.
/// </summary>
/// <remarks>The numbers are those of onnx.proto3 (github.com/onnx/onnx, Apache-2.0), which never change.</remarks>
internal static class HeadGraph
{
    private const int ModelGraph = 7;
    private const int GraphNode = 1;
    private const int GraphInitializer = 5;
    private const int GraphOutput = 12;
    private const int ElementTypeFloat = 1;
    private const int AttributeTypeInt = 2;

    /// <summary>Makes the bytes to write behind a model.</summary>
    /// <param name="head">The head.</param>
    /// <param name="embedding">The name of the model's embedding.</param>
    /// <param name="output">The name of the new output.</param>
    public static byte[] Extension(AdaptedHead head, string embedding, string output)
    {
        var (weights, biases) = ($"{output}/weights", $"{output}/biases");
        var graph = new ProtobufMessage()
            .Add(GraphNode, Gemm(embedding, weights, biases, output))
            .Add(GraphInitializer, Constant(weights, head.Weights.Span, head.Labels.Count, head.Model.EmbeddingLength))
            .Add(GraphInitializer, Constant(biases, head.Biases.Span, head.Labels.Count))
            .Add(GraphOutput, Output(output, head.Labels.Count));
        return new ProtobufMessage().Add(ModelGraph, graph).ToArray();
    }

    /// <summary>embedding x weights' + biases.</summary>
    private static ProtobufMessage Gemm(string embedding, string weights, string biases, string output)
    {
        var transposed = new ProtobufMessage().Add(1, "transB").Add(3, 1).Add(20, AttributeTypeInt);
        return new ProtobufMessage().Add(1, embedding).Add(1, weights).Add(1, biases).Add(2, output).Add(3, output).Add(4, "Gemm")
            .Add(5, transposed);
    }

    private static ProtobufMessage Constant(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> dimensions)
    {
        var tensor = new ProtobufMessage();
        foreach (var dimension in dimensions)
        {
            tensor.Add(1, dimension);
        }

        return tensor.Add(2, ElementTypeFloat).Add(8, name).Add(9, MemoryMarshal.AsBytes(values));
    }

    private static ProtobufMessage Output(string name, int labels)
    {
        var batch = new ProtobufMessage().Add(2, "batch");
        var length = new ProtobufMessage().Add(1, labels);
        var shape = new ProtobufMessage().Add(1, batch).Add(1, length);
        var tensor = new ProtobufMessage().Add(1, ElementTypeFloat).Add(2, shape);
        return new ProtobufMessage().Add(1, name).Add(2, new ProtobufMessage().Add(1, tensor));
    }
}
