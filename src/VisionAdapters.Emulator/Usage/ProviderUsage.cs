using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Emulator;

/// <summary>What one service has been asked.</summary>
[Experimental(Experiments.Emulator)]
public sealed record ProviderUsage
{
    /// <summary>Gets the number of requests, refused ones and those that met a fault included.</summary>
    public required long Requests { get; init; }

    /// <summary>Gets the number of images in those requests that were looked at.</summary>
    public required long Images { get; init; }

    /// <summary>Gets the number of requests that were answered with an error, or not at all.</summary>
    public required long Failures { get; init; }

    /// <summary>Gets the billable units by feature, named as in requests to the service.</summary>
    public required IReadOnlyDictionary<string, long> Units { get; init; }
}
