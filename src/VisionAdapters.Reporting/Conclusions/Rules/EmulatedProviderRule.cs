using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal sealed class EmulatedProviderRule : IConclusionRule
{
    public IEnumerable<Conclusion> Draw(BakeoffResults results) =>
        from provider in results.Providers
        where provider is { Emulated: true, Skipped: null }
        select Conclusion.Warning(
            $"{provider.Id} was answered by an emulator. Its row shows that the pipeline works and says nothing about the real service; "
            + "its cost is what the service would have asked, and nothing was billed.");
}
