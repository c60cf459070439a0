namespace VisionAdapters.Emulator;

/// <summary>Marks public types that may change in any version.</summary>
internal static class Experiments
{
    public const string Emulator = "VISADP002";
}
