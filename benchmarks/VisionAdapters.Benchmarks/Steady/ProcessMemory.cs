using System.Globalization;

namespace VisionAdapters.Benchmarks;

/// <summary>What Linux tells of this process's memory; 0 elsewhere.</summary>
internal static class ProcessMemory
{
    /// <summary>Reads a figure of <c>/proc/self/status</c> in KiB: <c>VmRSS</c> now, <c>VmHWM</c> at its highest.</summary>
    public static long Read(string name)
    {
        const string status = "/proc/self/status";
        var line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal)) : null;
        return line is null ? 0 : long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
