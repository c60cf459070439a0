using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal sealed class SmallSetRule : IConclusionRule
{
    private const int MinImages = 200;

    public IEnumerable<Conclusion> Draw(BakeoffResults results) =>
        from scores in FacetScores.From(results).Take(1)
        where scores.Images < MinImages
        select Conclusion.Warning(
            $"Only {NumberText.Count(scores.Images)} images have a true {scores.Name}: the intervals are wide, and small differences "
            + "cannot be told from chance.");
}
