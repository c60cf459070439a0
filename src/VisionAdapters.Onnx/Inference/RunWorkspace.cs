using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace VisionAdapters.Onnx.Inference;

/// <summary>The memory of one run at a time: a batch of inputs, the outputs of every head, and their bindings. Reused, never shared.</summary>
internal sealed class RunWorkspace : IDisposable
{
    private readonly InferenceSession _session;
    private readonly ModelInput _input;
    private readonly IReadOnlyList<ModelHead> _heads;
    private readonly byte[] _pixels;
    private readonly float[][] _outputs;

    // A binding knows its shape, so there is one for each number of images, made when it is first needed.
    private readonly OrtIoBinding?[] _bindings;
    private readonly List<OrtValue> _values = [];
    private readonly RunOptions _runOptions = new();

    public RunWorkspace(InferenceSession session, ModelInput input, IReadOnlyList<ModelHead> heads, int capacity)
    {
        _session = session;
        _input = input;
        _heads = heads;
        _pixels = GC.AllocateArray<byte>(checked(input.BytesPerImage * capacity), pinned: true);
        _outputs = [.. heads.Select(head => GC.AllocateArray<float>(head.Length * capacity, pinned: true))];
        _bindings = new OrtIoBinding?[capacity + 1];
        Order = new int[heads.Max(head => head.Length)];
    }

    /// <summary>Gets scratch as long as the longest head.</summary>
    public int[] Order { get; }

    /// <summary>Gets the input of one image of the batch.</summary>
    public Span<byte> Pixels(int place) => _pixels.AsSpan(place * _input.BytesPerImage, _input.BytesPerImage);

    /// <summary>Gets the output of one head for one image of the batch.</summary>
    public Span<float> Output(int head, int place) => _outputs[head].AsSpan(place * _heads[head].Length, _heads[head].Length);

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
            using var registration = cancellationToken.UnsafeRegister(static options => ((RunOptions)options!).Terminate = true, _runOptions);
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
        for (var head = 0; head < _heads.Count; head++)
        {
            var length = _heads[head].Length;
            binding.BindOutput(_heads[head].Output, Tensor(TensorElementType.Float, [images, length], _outputs[head], (long)images * length * sizeof(float)));
        }

        return binding;
    }

    private OrtValue Tensor(TensorElementType type, long[] shape, Array pinned, long bytes)
    {
        var value = OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, type, shape, Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0), bytes);
        _values.Add(value);
        return value;
    }
}
