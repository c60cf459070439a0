using System.Runtime.InteropServices;

namespace VisionAdapters.Onnx.Inference;

/// <summary>
/// Gives memory back that loading a model needed: its bytes, its parsed form, weights in their first layout. The allocator of glibc keeps
/// freed memory for later, and a process that makes little garbage does not collect for hours; so both are asked once, after loading.
/// </summary>
internal static class ProcessMemory
{
    private delegate int MallocTrim(nuint pad);

    /// <summary>Gives back what can be. On a system without glibc that is the garbage alone.</summary>
    public static void Trim()
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
