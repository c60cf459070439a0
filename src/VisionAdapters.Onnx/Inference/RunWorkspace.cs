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
    private readonly string[] _names;
    private readonly int[] _lengths;
    private readonly float[][] _outputs;

    // A binding knows its shape, so there is one for each number of images, made when it is first needed.
    private readonly OrtIoBinding?[] _bindings;
    private readonly List<OrtValue> _values = [];
    private readonly RunOptions _runOptions = new();

    public RunWorkspace(LoadedModel model)
    {
        var capacity = model.MaxBatchSize;
        _session = model.Session;
        _input = model.Input;
        ModelEmbedding[] embedding = model.Embedding is null ? [] : [model.Embedding];
        _names = [.. model.Heads.Select(head => head.Output), .. embedding.Select(output => output.Output)];
        _lengths = [.. model.Heads.Select(head => head.Length), .. embedding.Select(output => output.Length)];
        _pixels = GC.AllocateArray<byte>(checked(_input.BytesPerImage * capacity), pinned: true);
        _outputs = [.. _lengths.Select(length => GC.AllocateArray<float>(length * capacity, pinned: true))];
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
    public Span<float> Output(int head, int index) => _outputs[head].AsSpan(index * _lengths[head], _lengths[head]);

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

        var binding = _bindings[images] ??= Bind(images);
        try
        {
            // The registration ends before the flag is taken back: a late cancellation cannot reach the next run.
            using var registration = cancellationToken.UnsafeRegister(
                static options => ((RunOptions)options!).Terminate = true, _runOptions);
            _session.RunWithBinding(_runOptions, binding);
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

    private OrtIoBinding Bind(int images)
    {
        var binding = _session.CreateIoBinding();
        binding.BindInput(_input.Name, Tensor(_input.ElementType, _input.Shape(images), _pixels, (long)images * _input.BytesPerImage));
        for (var output = 0; output < _outputs.Length; output++)
        {
            var bytes = (long)images * _lengths[output] * sizeof(float);
            binding.BindOutput(
                _names[output],
                Tensor(TensorElementType.Float, [images, _lengths[output]], _outputs[output], bytes));
        }

        return binding;
    }

    private OrtValue Tensor(TensorElementType type, long[] shape, Array pinned, long bytes)
    {
        var value = OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, type, shape, Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0), bytes);
        _values.Add(value);
        return value;
    }
}
