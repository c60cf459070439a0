using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal sealed class FailedImageRule : IConclusionRule
{
    private const double MaxShareToNote = 0.02;

    public IEnumerable<Conclusion> Draw(BakeoffResults results)
    {
        var incomplete = results.Providers.Where(provider => provider is { Skipped: null } && provider.Refused + provider.Failed > 0);
        foreach (var provider in incomplete)
        {
            var share = (double)(provider.Refused + provider.Failed) / Math.Max(provider.Images, 1);
            var parts = new[] { ("refused", provider.Refused), ("failed on", provider.Failed) }
                .Where(part => part.Item2 > 0)
                .Select(part => $"{part.Item1} {NumberText.Count(part.Item2)}");
            var reasons = provider.ErrorTexts is null ? "" : $": {ErrorText.From(provider)}";
            var text = $"{ProviderCell.NameOf(provider)} {string.Join(" and ", parts)} of {NumberText.Count(provider.Images)} images "
                + $"({NumberText.Percent(share)}). They count as wrong{reasons}.";
            yield return share > MaxShareToNote ? Conclusion.Warning(text) : Conclusion.Note(text);
        }
    }
}
