using System.Collections.Concurrent;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Calls that are not at work.</summary>
internal sealed class TagCallPool(Func<TagCall> create)
{
    // A burst of callers must not hold memory for the rest of the process.
    private const int MaxIdle = 64;

    private readonly ConcurrentQueue<TagCall> _idle = new();

    public TagCall Rent() => _idle.TryDequeue(out var call) ? call : create();

    public void Return(TagCall call)
    {
        call.Clear();
        if (_idle.Count < MaxIdle)
        {
            _idle.Enqueue(call);
        }
    }
}
