using System.Diagnostics;

namespace VisionAdapters.Benchmarks;

/// <summary>Starts this program once more.</summary>
internal static class OwnProcess
{
    public static ProcessStartInfo Start(params string[] arguments) => new(Environment.ProcessPath!, arguments)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    };
}
