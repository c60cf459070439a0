using VisionAdapters.Wire;

namespace VisionAdapters.Emulator;

/// <summary>The ids of the services that the emulator stands in for.</summary>
internal static class CloudIds
{
    public const string Google = WellKnown.GoogleVision;
    public const string Azure = WellKnown.AzureVision;
    public const string Aws = WellKnown.AwsRekognition;

    /// <summary>Gets all ids.</summary>
    public static IReadOnlyList<string> All { get; } = [Google, Azure, Aws];

    /// <summary>Tells which service a request is for.</summary>
    /// <returns>The id, or <see langword="null"/> for the emulator's own pages and unknown paths.</returns>
    public static string? FromPath(string? path) => path switch
    {
        null or "" or "/" => Aws,
        _ when path.StartsWith("/computervision/", StringComparison.OrdinalIgnoreCase) => Azure,
        _ when path.StartsWith("/v1/", StringComparison.Ordinal) => Google,
        _ when path.StartsWith("/google.cloud.vision.v1.", StringComparison.Ordinal) => Google,
        _ => null,
    };
}
