using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Emulator;

/// <summary>What an emulator has been asked, by service.</summary>
[Experimental(Experiments.Emulator)]
public sealed record EmulatorUsage
{
    /// <summary>Gets the counts by provider id: <c>google-vision</c>, <c>azure-vision</c>, <c>aws-rekognition</c>.</summary>
    public required IReadOnlyDictionary<string, ProviderUsage> Providers { get; init; }
}
