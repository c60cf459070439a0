using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace VisionAdapters.Onnx.Inference;

/// <summary>
/// The memory of one run at a time: a batch of inputs, the outputs of every head, and their bindings. Reused, never shared.
/// </summary>
internal sealed class RunWorkspace : IDisposable
{
    private readonly InferenceSession _session;
    private readonly ModelInput _input;
    private readonly byte[] _pixels;

    // The model's own heads, then the embedding when there is one.
    private readonly ModelOutput[] _described;
    private readonly string[] _names;
    private readonly float[][] _outputs;

    // What the runtime writes: the outputs themselves, or numbers of another type that are turned into them.
    private readonly Array[] _raw;

    // A binding knows its shape, so there is one for each number of images, made when it is first needed.
    private readonly OrtIoBinding?[] _bindings;
    private readonly List<OrtValue> _values = [];
    private readonly RunOptions _runOptions = new();

    public RunWorkspace(LoadedModel model)
    {
        var capacity = model.MaxBatchSize;
        _session = model.Session;
        _input = model.Input;
        ModelOutput[] embedding = model.Embedding is null ? [] : [model.Embedding];
        _described = [.. model.Heads.Select(head => head.Output), .. embedding];
        _names = [.. _described.Select(output => output.Name)];
        _pixels = GC.AllocateArray<byte>(checked(_input.BytesPerImage * capacity), pinned: true);
        _outputs = [.. _described.Select(output => GC.AllocateArray<float>(output.Length * capacity, pinned: true))];
        _raw = [.. _described.Zip(_outputs, (output, values) => RawBuffer(output, values, capacity))];
        _bindings = new OrtIoBinding?[capacity + 1];
        Scores = new float[model.AdaptedHeads.Select(head => head.Reader.Length).DefaultIfEmpty().Max()];
        Order = new int[model.Heads.Select(head => head.Length).Append(Scores.Length).Max()];
    }

    /// <summary>Gets scratch as long as the longest head.</summary>
    public int[] Order { get; }

    /// <summary>Gets scratch for the scores of the longest adapted head.</summary>
    public float[] Scores { get; }

    /// <summary>Gets scratch for the tags of one image.</summary>
    public List<ImageTag> Tags { get; } = [];

    /// <summary>Gets the input of one image of the batch.</summary>
    public Span<byte> Pixels(int index) => _pixels.AsSpan(index * _input.BytesPerImage, _input.BytesPerImage);

    /// <summary>Gets the output of one head for one image of the batch.</summary>
    public Span<float> Output(int head, int index) => _outputs[head].AsSpan(index * _described[head].Length, _described[head].Length);

    /// <summary>Gets the embedding of one image of the batch. The model has one.</summary>
    public ReadOnlySpan<float> Embedding(int index) => Output(_outputs.Length - 1, index);

    /// <summary>Runs the model on the first images of the batch.</summary>
    public void Run(int images, CancellationToken cancellationToken)
    {
        if (_input.FixedBatchSize is { } size)
        {
            _pixels.AsSpan(images * _input.BytesPerImage).Clear();
            images = size;
        }

        try
        {
            // The registration ends before the flag is taken back: a late cancellation cannot reach the next run.
            using var registration = cancellationToken.UnsafeRegister(
                static options => ((RunOptions)options!).Terminate = true, _runOptions);
            if (_described.Any(output => output.Keys is not null))
            {
                RunUnbound(images);
            }
            else
            {
                RunBound(images);
            }
        }
        catch (OnnxRuntimeException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new TaggingException(TaggingErrorKind.Unknown, $"ONNX Runtime could not run the model: {exception.Message}", exception);
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested)
            {
                _runOptions.Terminate = false;
            }
        }
    }

    public void Dispose()
    {
        foreach (var binding in _bindings)
        {
            binding?.Dispose();
        }

        foreach (var value in _values)
        {
            value.Dispose();
        }

        _runOptions.Dispose();
    }

    private static Array RawBuffer(ModelOutput output, float[] values, int capacity) => output.ElementType == TensorElementType.Float
        ? values
        : GC.AllocateArray<byte>(output.Length * capacity * output.ElementSize, pinned: true);

    private void RunBound(int images)
    {
        _session.RunWithBinding(_runOptions, _bindings[images] ??= Bind(images));
        for (var output = 0; output < _outputs.Length; output++)
        {
            if (_raw[output] is byte[] raw)
            {
                var numbers = images * _described[output].Length;
                _described[output].Convert(raw.AsSpan(0, numbers * _described[output].ElementSize), _outputs[output].AsSpan(0, numbers));
            }
        }
    }

    // The runtime makes maps itself: there is no memory to give it.
    private void RunUnbound(int images)
    {
        using var pixels = CreateTensor(
            _input.ElementType, _input.Shape(images), _pixels, (long)images * _input.BytesPerImage);
        using var results = _session.Run(_runOptions, [_input.Name], [pixels], _names);
        for (var output = 0; output < _outputs.Length; output++)
        {
            _described[output].Read(results[output], images, _outputs[output]);
        }
    }

    private OrtIoBinding Bind(int images)
    {
        var binding = _session.CreateIoBinding();
        binding.BindInput(_input.Name, Keep(_input.ElementType, _input.Shape(images), _pixels, (long)images * _input.BytesPerImage));
        for (var index = 0; index < _described.Length; index++)
        {
            var output = _described[index];
            var bytes = (long)images * output.Length * output.ElementSize;
            binding.BindOutput(output.Name, Keep(output.ElementType, output.Shape(images), _raw[index], bytes));
        }

        return binding;
    }

    private OrtValue Keep(TensorElementType type, long[] shape, Array pinned, long bytes)
    {
        var value = CreateTensor(type, shape, pinned, bytes);
        _values.Add(value);
        return value;
    }

    private static OrtValue CreateTensor(TensorElementType type, long[] shape, Array pinned, long bytes) =>
        OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, type, shape, Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0), bytes);
}
