using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace VisionAdapters.Onnx.Inference;

/// <summary>An output of the model that holds a row of numbers for each image.</summary>
internal sealed record ModelOutput
{
    public required string Name { get; init; }

    /// <summary>Gets how many numbers a row has.</summary>
    public required int Length { get; init; }

    /// <summary>Gets what the numbers are: float32, float16 or float64.</summary>
    public TensorElementType ElementType { get; init; } = TensorElementType.Float;

    /// <summary>Gets the axes behind the row, which all have the size 1: <c>[N, C, 1, 1]</c> has two.</summary>
    public int TrailingAxes { get; init; }

    /// <summary>
    /// Gets the keys of the rows when each of them is a map from label to number, as ZipMap of scikit-learn's converters makes them, in the
    /// order of the labels; null for a tensor.
    /// </summary>
    public IReadOnlyList<string>? Keys { get; init; }

    /// <summary>Gets the number of bytes of a number.</summary>
    public int ElementSize => ElementType switch
    {
        TensorElementType.Float16 => 2,
        TensorElementType.Double => sizeof(double),
        _ => sizeof(float),
    };

    /// <summary>Gets the shape of the tensor for a number of images.</summary>
    public long[] Shape(int images) => [images, Length, .. Enumerable.Repeat(1L, TrailingAxes)];

    /// <summary>Turns the numbers of a tensor into float32.</summary>
    public void Convert(ReadOnlySpan<byte> raw, Span<float> values)
    {
        switch (ElementType)
        {
            case TensorElementType.Float16:
                System.Numerics.Tensors.TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(raw), values);
                break;
            case TensorElementType.Double:
                var doubles = MemoryMarshal.Cast<byte, double>(raw);
                for (var index = 0; index < doubles.Length; index++)
                {
                    values[index] = (float)doubles[index];
                }

                break;
            default:
                MemoryMarshal.Cast<byte, float>(raw).CopyTo(values);
                break;
        }
    }

    /// <summary>Copies the rows that a run gave.</summary>
    public void Read(OrtValue result, int images, Span<float> values)
    {
        if (Keys is null)
        {
            Convert(result.GetTensorMutableRawData()[..(images * Length * ElementSize)], values[..(images * Length)]);
            return;
        }

        for (var image = 0; image < images; image++)
        {
            var row = ModelMaps.Read(result, image);
            for (var label = 0; label < Length; label++)
            {
                values[(image * Length) + label] = row.GetValueOrDefault(Keys[label]);
            }
        }
    }
}

/// <summary>Reads sequences of maps from label to number.</summary>
internal static class ModelMaps
{
    /// <summary>Gets the map of an image, its keys as text.</summary>
    public static IReadOnlyDictionary<string, float> Read(OrtValue sequence, int index)
    {
        using var map = sequence.GetValue(index, OrtAllocator.DefaultInstance);
        using var keys = map.GetValue(0, OrtAllocator.DefaultInstance);
        using var values = map.GetValue(1, OrtAllocator.DefaultInstance);
        var numbers = values.GetTensorDataAsSpan<float>();
        var names = keys.GetTensorTypeAndShape().ElementDataType == TensorElementType.String
            ? keys.GetStringTensorAsArray()
            : Array.ConvertAll(
                keys.GetTensorDataAsSpan<long>().ToArray(),
                static number => number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var row = new Dictionary<string, float>(StringComparer.Ordinal);
        for (var entry = 0; entry < names.Length; entry++)
        {
            row[names[entry]] = numbers[entry];
        }

        return row;
    }
}
