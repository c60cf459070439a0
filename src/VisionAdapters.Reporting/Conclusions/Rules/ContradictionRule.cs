using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Warns of copies of an image that are labeled differently.</summary>
internal sealed class ContradictionRule : IConclusionRule
{
    public IEnumerable<Conclusion> Draw(BakeoffResults results) =>
        from facet in results.Facets
        where facet is { Contradictions: not null, Ceiling: not null }
        let images = facet.Contradictions!.Sum(contradiction => contradiction.Images.Count)
        select Conclusion.Warning(
            $"{NumberText.Count(images)} images are copies of others with another label of {facet.Name} "
            + $"({string.Join(" and ", facet.Contradictions![0].Images.Take(2))}, for example): nobody can be right on more than "
            + $"{NumberText.Percent(facet.Ceiling!.Value)} of the images.");
}
