namespace VisionAdapters.Adaptation;

/// <summary>The ids of diagnostics that a caller turns off to use what may still change.</summary>
internal static class Experiments
{
    public const string Adaptation = "VISADP001";
}
