using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal sealed class FailedImageRule : IConclusionRule
{
    private const double MaxShareToNote = 0.02;

    public IEnumerable<Conclusion> Draw(BakeoffResults results)
    {
        foreach (var provider in results.Providers.Where(provider => provider is { Failed: > 0, Skipped: null }))
        {
            var share = (double)provider.Failed / Math.Max(provider.Images, 1);
            var reasons = provider.ErrorTexts is null ? "" : $": {ErrorText.From(provider)}";
            var text = $"{provider.Id} failed on {NumberText.Count(provider.Failed)} of {NumberText.Count(provider.Images)} images "
                + $"({NumberText.Percent(share)}). They count as wrong{reasons}.";
            yield return share > MaxShareToNote ? Conclusion.Warning(text) : Conclusion.Note(text);
        }
    }
}
