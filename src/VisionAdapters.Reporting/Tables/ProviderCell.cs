using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The name of a provider, never without the remark that an emulator stood in for it.</summary>
internal static class ProviderCell
{
    public static ReportCell Of(ProviderResult provider, params string[] notes) =>
        new(provider.Id) { Notes = provider.Emulated ? [.. notes, "emulated"] : notes };
}
