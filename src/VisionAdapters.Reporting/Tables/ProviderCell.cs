using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The name of a provider, never without the remark that an emulator stood in for it.</summary>
internal static class ProviderCell
{
    public static ReportCell From(ProviderResult provider, params string[] notes) =>
        new() { Text = provider.Id, Notes = provider.Emulated ? [.. notes, "emulated"] : notes };

    /// <summary>The name where there is no room for remarks beside it.</summary>
    public static string NameOf(ProviderResult provider) => provider.Emulated ? provider.Id + " (emulated)" : provider.Id;

    public static string NameOf(string id, BakeoffResults results) =>
        results.Providers.FirstOrDefault(provider => provider.Id == id) is { } provider ? NameOf(provider) : id;
}
