using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using VisionAdapters.Onnx;
using VisionAdapters.Onnx.Folding;

namespace VisionAdapters.Benchmarks;

/// <summary>
/// A real ONNX network with the inputs, outputs, heads and labels of the fashion model that does next to nothing: every output is a matrix by the image's mean colour.
/// What surrounds a run (decoding, tensors, sessions, tags) is the same, so a million images go through it in minutes.
/// </summary>
/// <remarks>The field numbers are those of onnx.proto3.</remarks>
internal static class TinyFashionModel
{
    private const int Channels = 3;
    private const int Float = 1;
    private const int UInt8 = 2;

    // As scattered as the fashion model's own: its answers have about as many tags.
    private const double Scatter = 2.5;

    public static OnnxModelSource Source()
    {
        using var stream = FashionModelTagger.Source.OpenSidecar();
        var sidecar = JsonNode.Parse(stream)!.AsObject();
        sidecar["model"] = new JsonObject { ["file"] = "tiny.onnx" };
        var model = Write(sidecar);
        var text = Encoding.UTF8.GetBytes(sidecar.ToJsonString());
        return OnnxModelSource.FromStreams("tiny.model.json", () => new MemoryStream(text), _ => new MemoryStream(model));
    }

    private static byte[] Write(JsonObject sidecar)
    {
        var random = new Random(1);
        var input = sidecar["input"]!;
        string[] shape = ["batch", Text(input["height"]!), Text(input["width"]!), Text(Channels)];
        var graph = new ProtobufMessage()
            .Add(1, Node("Cast", [Text(input["name"]!)], "levels", new ProtobufMessage().Add(1, "to").Add(3, Float).Add(20, 2)))
            .Add(1, Node("ReduceMean", ["levels"], "mean", new ProtobufMessage().Add(1, "axes").Add(8, 1).Add(8, 2).Add(20, 7), new ProtobufMessage().Add(1, "keepdims").Add(3, 0).Add(20, 2)))
            .Add(2, "tiny")
            .Add(11, Value(Text(input["name"]!), UInt8, shape));
        AddOutput(graph, Text(sidecar["embedding"]!["output"]!), (int)sidecar["embedding"]!["length"]!, random);
        foreach (var head in sidecar["heads"]!.AsArray())
        {
            AddOutput(graph, Text(head!["output"]!), head["labels"]!.AsArray().Count, random);
        }

        return new ProtobufMessage().Add(1, 8).Add(8, new ProtobufMessage().Add(1, "").Add(2, 13)).Add(7, graph).ToArray();
    }

    private static void AddOutput(ProtobufMessage graph, string name, int length, Random random)
    {
        graph.Add(1, Node("Gemm", ["mean", name + ".weights", name + ".biases"], name, new ProtobufMessage().Add(1, "transB").Add(3, 1).Add(20, 2)))
            .Add(5, Constant(name + ".weights", Numbers(length * Channels, Scatter / 255 / Channels), length, Channels))
            .Add(5, Constant(name + ".biases", Numbers(length, Scatter), length))
            .Add(12, Value(name, Float, ["batch", Text(length)]));

        float[] Numbers(int count, double scale) => [.. Enumerable.Range(0, count).Select(_ => (float)(scale * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    private static ProtobufMessage Node(string type, string[] inputs, string output, params ProtobufMessage[] attributes)
    {
        var node = new ProtobufMessage();
        Array.ForEach(inputs, input => node.Add(1, input));
        node.Add(2, output).Add(4, type);
        Array.ForEach(attributes, attribute => node.Add(5, attribute));
        return node;
    }

    private static ProtobufMessage Constant(string name, float[] values, params int[] dimensions)
    {
        var tensor = new ProtobufMessage();
        Array.ForEach(dimensions, dimension => tensor.Add(1, dimension));
        return tensor.Add(2, Float).Add(8, name).Add(9, MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static ProtobufMessage Value(string name, int type, string[] sizes)
    {
        var shape = new ProtobufMessage();
        Array.ForEach(sizes, size => shape.Add(1, long.TryParse(size, out var number) ? new ProtobufMessage().Add(1, number) : new ProtobufMessage().Add(2, size)));
        return new ProtobufMessage().Add(1, name).Add(2, new ProtobufMessage().Add(1, new ProtobufMessage().Add(1, type).Add(2, shape)));
    }

    private static string Text(JsonNode node) => node.ToString();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
