using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using VisionAdapters.Imaging;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Matches what the sidecar says of the input with the model, and takes from the model what the sidecar leaves out.</summary>
internal sealed class InputResolver(ModelDescription description)
{
    private readonly SidecarInput _input = description.Input;

    public ModelInput Resolve(InferenceSession session)
    {
        var inputs = session.InputMetadata;
        var file = new PixelMetadata(description, session.ModelMetadata.CustomMetadataMap);
        var name = ResolveName(inputs);
        var tensor = inputs[name];
        if (!tensor.IsTensor || tensor.Dimensions.Length != 4)
        {
            throw description.Error(
                $"the model's input '{name}' is not a tensor of four axes (batch, height, width and channels); only image "
                    + "classifiers can be used.");
        }

        var layout = ResolveLayout(name, tensor.Dimensions);
        var elementType = ResolveElementType(name, tensor.ElementDataType);
        var (heightAxis, widthAxis, channelAxis) = layout == TensorLayout.Nchw ? (2, 3, 1) : (1, 2, 3);
        if (tensor.Dimensions[channelAxis] is not (ImageTensorFormat.Channels or < 0))
        {
            throw description.Error(
                $"the model's input '{name}' has {tensor.Dimensions[channelAxis]} channels where {Word(layout)} has 3: correct "
                    + $"input.layout, or take a model of color images. The shape is {Shape(tensor.Dimensions)}.");
        }

        return new ModelInput
        {
            Name = name,
            ElementType = elementType,
            FixedBatchSize = tensor.Dimensions[0] > 0 ? tensor.Dimensions[0] : null,
            Format = new ImageTensorFormat
            {
                Width = ResolveSide("width", _input.Width, tensor.Dimensions[widthAxis], name),
                Height = ResolveSide("height", _input.Height, tensor.Dimensions[heightAxis], name),
                Layout = layout,
                Resize = (_input.Resize ?? SidecarResize.Pad) switch
                {
                    SidecarResize.Crop => ResizeRule.Crop,
                    SidecarResize.Stretch => ResizeRule.Stretch,
                    _ => ResizeRule.Pad,
                },
                Background = ResolveBackground(),
                ShorterSide = ResolveShorterSide(),
                Mean = elementType == TensorElementType.UInt8 ? null : file.Mean,
                StandardDeviation = elementType == TensorElementType.UInt8 ? null : file.StandardDeviation,
                Bgr = file.Bgr,
            },
        };
    }

    private string ResolveName(IReadOnlyDictionary<string, NodeMetadata> inputs)
    {
        var names = string.Join(", ", inputs.Keys.Select(name => $"'{name}'"));
        if (inputs.Count != 1)
        {
            throw description.Error($"the model has {inputs.Count} inputs ({names}); only models with one input, the image, can be used.");
        }

        return _input.Name is null || inputs.ContainsKey(_input.Name)
            ? inputs.Keys.Single()
            : throw description.Error($"the model has no input '{_input.Name}'; it has {names}: correct input.name or leave it out.");
    }

    private TensorLayout ResolveLayout(string name, int[] dimensions) => (_input.Layout, dimensions) switch
    {
        (SidecarLayout.Nchw, _) or (null, [_, 3, _, not 3]) => TensorLayout.Nchw,
        (SidecarLayout.Nhwc, _) or (null, [_, not 3, _, 3]) => TensorLayout.Nhwc,
        _ => throw description.Error(
            $"input.layout is missing and the shape {Shape(dimensions)} of the model's input '{name}' does not tell it: write "
                + "nchw or nhwc."),
    };

    private TensorElementType ResolveElementType(string name, TensorElementType actual)
    {
        if (actual is not (TensorElementType.Float or TensorElementType.Float16 or TensorElementType.Double or TensorElementType.UInt8))
        {
            throw description.Error(
                $"the model's input '{name}' holds {actual}; only float32, float16, float64 and uint8 can be used: export the model with "
                    + "one of them.");
        }

        if (_input.ElementType is { } written && Word(written) != Word(actual))
        {
            throw description.Error(
                $"input.elementType is {Word(written)} but the model's input '{name}' holds {Word(actual)}: correct it or leave it out.");
        }

        return actual != TensorElementType.UInt8 || (_input.Mean is null && _input.Std is null)
            ? actual
            : throw description.Error($"input.mean and input.std have no meaning for the uint8 input '{name}': leave them out.");
    }

    private int? ResolveShorterSide() => (_input.ShorterSide, _input.Resize) switch
    {
        (null, _) => null,
        (_, SidecarResize.Crop) => _input.ShorterSide,
        _ => throw description.Error("input.shorterSide has a meaning with \"resize\": \"crop\" only: write both, or leave it out."),
    };

    private int ResolveSide(string side, int? written, int actual, string name) => (written, actual) switch
    {
        (null, > 0) => actual,
        (null, _) => throw description.Error($"input.{side} is missing and the model's input '{name}' takes any: write it."),
        (_, > 0) when written != actual =>
            throw description.Error(
                $"input.{side} is {written} but the model's input '{name}' has {actual}: correct input.{side} or input.layout."),
        ( > ImageTensorFormat.MaxSide, _) =>
            throw description.Error($"input.{side} is {written}; at most {ImageTensorFormat.MaxSide} pixels can be used."),
        _ => written.Value,
    };

    private RgbColor ResolveBackground()
    {
        if (_input.Background is not { } written)
        {
            return RgbColor.White;
        }

        return written is ['#', .. { Length: 6 } digits]
            && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? new RgbColor((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb)
            : throw description.Error($"input.background '{written}' is not a color: write it as #RRGGBB.");
    }

    private static string Word(SidecarElementType type) => type.ToString().ToLowerInvariant();

    private static string Word(TensorElementType type) => type switch
    {
        TensorElementType.Float => "float32",
        TensorElementType.Double => "float64",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string Word(TensorLayout layout) => layout == TensorLayout.Nchw ? "nchw" : "nhwc";

    private static string Shape(int[] dimensions) =>
        $"[{string.Join(", ", dimensions.Select(size => size < 0 ? "?" : size.ToString(CultureInfo.InvariantCulture)))}]";
}
