using System.Runtime.InteropServices;

namespace VisionAdapters.Onnx.Inference;

/// <summary>
/// What loading a model takes and frees: its bytes, its parsed form, weights before they were laid out anew. The allocator of glibc keeps
/// such memory for later,
/// and a process that makes little garbage does not collect for hours; so both are asked once, when a model has been loaded, to give it
/// back.
/// </summary>
internal static class LoadingMemory
{
    private delegate int MallocTrim(nuint pad);

    /// <summary>Gives back what can be. On a system without glibc that is the garbage alone.</summary>
    public static void GiveBack()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out var glibc))
        {
            return;
        }

        try
        {
            if (NativeLibrary.TryGetExport(glibc, "malloc_trim", out var trim))
            {
                _ = Marshal.GetDelegateForFunctionPointer<MallocTrim>(trim)(0);
            }
        }
        finally
        {
            NativeLibrary.Free(glibc);
        }
    }
}
