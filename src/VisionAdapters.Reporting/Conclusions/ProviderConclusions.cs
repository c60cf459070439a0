using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>What the course of the run says about a provider.</summary>
internal static class ProviderConclusions
{
    private const double ManyFailures = 0.02;

    public static IEnumerable<Conclusion> Of(ProviderResult provider)
    {
        if (provider.Skipped is { } reason)
        {
            yield return new Conclusion(ConclusionKind.Warning, $"{provider.Id} was skipped: {reason}");
            yield break;
        }

        if (provider.Emulated)
        {
            yield return new Conclusion(ConclusionKind.Warning, $"{provider.Id} was answered by an emulator. Its row shows that the pipeline works and says nothing about the real service; its cost is what the service would have asked, and nothing was billed.");
        }

        if (provider.Failed > 0)
        {
            var share = (double)provider.Failed / Math.Max(provider.Images, 1);
            yield return new Conclusion(
                share > ManyFailures ? ConclusionKind.Warning : ConclusionKind.Note,
                $"{provider.Id} failed on {NumberText.Count(provider.Failed)} of {NumberText.Count(provider.Images)} images ({NumberText.Percent(share)}). They count as wrong.");
        }
    }
}
