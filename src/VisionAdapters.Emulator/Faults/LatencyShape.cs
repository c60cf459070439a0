using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Emulator;

/// <summary>How delays are distributed.</summary>
[Experimental(Experiments.Emulator)]
public enum LatencyShape
{
    /// <summary>Always the same.</summary>
    Fixed = 0,

    /// <summary>Anything between two delays, equally likely.</summary>
    Uniform = 1,

    /// <summary>Mostly short, now and then very long, as real services are: the logarithm is normally distributed.</summary>
    LogNormal = 2,
}
