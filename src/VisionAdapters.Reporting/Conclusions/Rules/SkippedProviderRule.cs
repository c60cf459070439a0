using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal sealed class SkippedProviderRule : IConclusionRule
{
    public IEnumerable<Conclusion> Draw(BakeoffResults results) =>
        from provider in results.Providers
        where provider.Skipped is not null
        select Conclusion.Warning($"{provider.Id} was skipped: {provider.Skipped}");
}
