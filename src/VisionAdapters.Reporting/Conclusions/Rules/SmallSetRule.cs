using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal sealed class SmallSetRule : IConclusionRule
{
    private const int MinImages = 200;

    public IEnumerable<Conclusion> Draw(BakeoffResults results) =>
        from scores in FacetScores.From(results).Take(1)
        where scores.Images is > 0 and < MinImages
        select Conclusion.Warning(
            $"Only {Have(scores.Images)} a true {scores.Name}: a share near one half is uncertain by about "
            + $"{NumberText.Percent(1.96 * Math.Sqrt(0.25 / scores.Images)).TrimEnd('%')} points either way.");

    private static string Have(int images) => images == 1 ? "1 image has" : NumberText.Count(images) + " images have";
}
