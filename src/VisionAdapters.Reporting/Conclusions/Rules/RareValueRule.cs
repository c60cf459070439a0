using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal sealed class RareValueRule : IConclusionRule
{
    public IEnumerable<Conclusion> Draw(BakeoffResults results)
    {
        var facets =
            (from scores in FacetScores.From(results)
             let values = scores.Result(scores.Providers[0]).Classes.Where(value => value.Support > 0).ToArray()
             let rare = values.Count(value => value.Support < ReportTables.MinImages)
             where rare > 0
             select $"{scores.Name} {rare} of {values.Length}").ToArray();
        if (facets.Length > 0)
        {
            yield return Conclusion.Note(
                $"Values with fewer than {ReportTables.MinImages} images are shown in gray; their own scores are too uncertain to compare "
                + $"({string.Join(", ", facets)}).");
        }
    }
}
