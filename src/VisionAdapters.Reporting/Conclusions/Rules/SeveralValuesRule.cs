using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Reporting;

/// <summary>Tells how images were scored that have several true values of a facet of one value.</summary>
internal sealed class SeveralValuesRule : IConclusionRule
{
    public IEnumerable<Conclusion> Draw(BakeoffResults results) =>
        from facet in results.Facets
        where facet.SeveralValues is not null
        let text = Say(facet.Name, facet.SeveralValues!, results.Dataset?.Images ?? facet.SeveralValues!.Images)
        select facet.SeveralValues!.IsDefault ? Conclusion.Warning(text) : Conclusion.Note(text);

    private static string Say(string name, SeveralValuesDecision several, int images)
    {
        var meaning = several.Policy == SeveralValuesPolicy.All
            ? "all of them are asked, and the attribute is scored as one of several values"
            : "any of them is right";
        var cure = several.IsDefault
            ? " Nobody declared that: say 'several: any', 'all' or 'refuse' for the column in the map of the set."
            : "";
        return $"{NumberText.Count(several.Images)} of {NumberText.Count(images)} images have several true values of {name}: "
            + $"{meaning}.{cure}";
    }
}
