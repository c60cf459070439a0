using System.Runtime.InteropServices;
using System.Text;
using VisionAdapters.Onnx.Folding;

namespace VisionAdapters.Onnx.Tests;

/// <summary>
/// Writes tiny ONNX models of the shapes that exporters make. All score the mean color of an image, so that their answers are known.
/// </summary>
/// <remarks>The field numbers are those of onnx.proto3 and onnx-ml.proto3.</remarks>
internal sealed class TinyModel
{
    public const int Float = 1;
    public const int UInt8 = 2;
    public const int Int64 = 7;
    public const int Text = 8;
    public const int Float16 = 10;
    public const int Double = 11;

    private readonly ProtobufMessage _graph = new ProtobufMessage().Add(2, "tiny");
    private readonly List<(string Key, string Value)> _metadata = [];

    /// <summary>Starts a model whose input is <c>image</c>, and which computes <c>mean</c>: one number for each color.</summary>
    /// <param name="element">The type of the input.</param>
    /// <param name="channelsLast">Whether the input is [N, 8, 8, 3] instead of [N, 3, 8, 8].</param>
    /// <param name="batch">The declared batch size; 0 for any.</param>
    public static TinyModel OfMeanColor(int element = Float, bool channelsLast = false, int batch = 0)
    {
        var model = new TinyModel();
        object[] shape = channelsLast ? [Batch(batch), 8, 8, 3] : [Batch(batch), 3, 8, 8];
        model._graph.Add(11, Value("image", element, shape));
        var source = "image";
        if (element != Float)
        {
            model.Node("Cast", [source], "floats", Attribute("to", Float));
            source = "floats";
        }

        if (channelsLast)
        {
            model.Node("Transpose", [source], "planes", Attribute("perm", 0, 3, 1, 2));
            source = "planes";
        }

        return model.Node("GlobalAveragePool", [source], "pooled").Node("Flatten", ["pooled"], "mean");
    }

    /// <summary>Adds logits: ten times the mean color.</summary>
    public TinyModel Logits(string source = "mean") => Constant("ten", [10f]).Node("Mul", [source, "ten"], "logits");

    public TinyModel Node(string type, string[] inputs, string output, params ProtobufMessage[] attributes) =>
        Node(type, inputs, [output], domain: "", attributes);

    public TinyModel Node(string type, string[] inputs, string[] outputs, string domain, params ProtobufMessage[] attributes)
    {
        var node = new ProtobufMessage();
        foreach (var input in inputs)
        {
            node.Add(1, input);
        }

        foreach (var output in outputs)
        {
            node.Add(2, output);
        }

        node.Add(4, type).Add(7, domain);
        foreach (var attribute in attributes)
        {
            node.Add(5, attribute);
        }

        _graph.Add(1, node);
        return this;
    }

    public TinyModel Constant(string name, float[] values, params int[] dimensions)
    {
        var tensor = Dimensions(dimensions.Length == 0 ? [values.Length] : dimensions).Add(2, Float).Add(8, name);
        _graph.Add(5, tensor.Add(9, MemoryMarshal.AsBytes(values.AsSpan())));
        return this;
    }

    public TinyModel Constant(string name, long[] values)
    {
        _graph.Add(5, Dimensions([values.Length]).Add(2, Int64).Add(8, name).Add(9, MemoryMarshal.AsBytes(values.AsSpan())));
        return this;
    }

    /// <summary>Declares an output of the shape [N, ...]; 0 is any size.</summary>
    public TinyModel Output(string name, int element, params int[] shape)
    {
        _graph.Add(12, Value(name, element, [.. shape.Select(size => size == 0 ? (object)"any" : size)]));
        return this;
    }

    /// <summary>Declares an output that is a sequence of maps from label to number.</summary>
    public TinyModel OutputOfMaps(string name, int keys)
    {
        var number = new ProtobufMessage().Add(1, new ProtobufMessage().Add(1, Float));
        var map = new ProtobufMessage().Add(5, new ProtobufMessage().Add(1, keys).Add(2, number));
        var sequence = new ProtobufMessage().Add(4, new ProtobufMessage().Add(1, map));
        _graph.Add(12, new ProtobufMessage().Add(1, name).Add(2, sequence));
        return this;
    }

    public TinyModel Metadata(string key, string value)
    {
        _metadata.Add((key, value));
        return this;
    }

    public static ProtobufMessage Attribute(string name, int value) => new ProtobufMessage().Add(1, name).Add(3, value).Add(20, 2);

    public static ProtobufMessage Attribute(string name, params int[] values)
    {
        var attribute = new ProtobufMessage().Add(1, name);
        foreach (var value in values)
        {
            attribute.Add(8, value);
        }

        return attribute.Add(20, 7);
    }

    public static ProtobufMessage Attribute(string name, params string[] values)
    {
        var attribute = new ProtobufMessage().Add(1, name);
        foreach (var value in values)
        {
            attribute.Add(9, value);
        }

        return attribute.Add(20, 8);
    }

    public static ProtobufMessage Attribute(string name, params float[] values) =>
        new ProtobufMessage().Add(1, name).Add(7, MemoryMarshal.AsBytes(values.AsSpan())).Add(20, 6);

    public byte[] ToArray()
    {
        var model = new ProtobufMessage()
            .Add(1, 8)
            .Add(7, _graph)
            .Add(8, new ProtobufMessage().Add(1, "").Add(2, 13))
            .Add(8, new ProtobufMessage().Add(1, "ai.onnx.ml").Add(2, 2));
        foreach (var (key, value) in _metadata)
        {
            model.Add(14, new ProtobufMessage().Add(1, key).Add(2, value));
        }

        return model.ToArray();
    }

    /// <summary>Loads the model with a sidecar whose only head is <paramref name="head"/>.</summary>
    public OnnxImageTagger Load(
        string head = """ "labels": ["red", "green", "blue"] """,
        string input = "{}",
        Action<OnnxInferenceOptions>? configure = null,
        byte[]? labels = null)
    {
        var options = new OnnxInferenceOptions();
        configure?.Invoke(options);
        var sidecar = $$"""{ "schemaVersion": 1, "model": { "file": "tiny.onnx" }, "input": {{input}}, "heads": [ { {{head}} } ] }""";
        var source = OnnxModelSource.FromStreams(
            "tiny.json",
            () => new MemoryStream(Encoding.UTF8.GetBytes(sidecar)),
            file => new MemoryStream(file == "tiny.onnx" ? ToArray() : labels!));
        return new OnnxImageTagger(source, options);
    }

    private static object Batch(int size) => size == 0 ? "batch" : size;

    private static ProtobufMessage Dimensions(int[] sizes)
    {
        var tensor = new ProtobufMessage();
        foreach (var size in sizes)
        {
            tensor.Add(1, size);
        }

        return tensor;
    }

    private static ProtobufMessage Value(string name, int element, object[] shape)
    {
        var dimensions = new ProtobufMessage();
        foreach (var size in shape)
        {
            dimensions.Add(1, size is int fixedSize ? new ProtobufMessage().Add(1, fixedSize) : new ProtobufMessage().Add(2, (string)size));
        }

        var tensor = new ProtobufMessage().Add(1, element).Add(2, dimensions);
        return new ProtobufMessage().Add(1, name).Add(2, new ProtobufMessage().Add(1, tensor));
    }
}
