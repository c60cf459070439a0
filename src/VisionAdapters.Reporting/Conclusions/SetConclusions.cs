using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>What the labeled set allows to be concluded.</summary>
internal static class SetConclusions
{
    private const int SmallSet = 200;

    public static IEnumerable<Conclusion> Of(DatasetSummary? dataset, IReadOnlyList<FacetScores> facets)
    {
        var problems = dataset?.Problems.Values.Sum() ?? 0;
        if (problems > 0)
        {
            var kinds = dataset!.Problems
                .Where(problem => problem.Value > 0)
                .OrderByDescending(problem => problem.Value)
                .ThenBy(problem => problem.Key, StringComparer.Ordinal)
                .Select(problem => $"{problem.Key} {NumberText.Count(problem.Value)}");
            yield return new Conclusion(ConclusionKind.Warning, $"The labeled set has {NumberText.Count(problems)} {(problems == 1 ? "problem" : "problems")}: {string.Join(", ", kinds)}.");
        }

        if (facets.Count > 0 && facets[0].Images < SmallSet)
        {
            yield return new Conclusion(
                ConclusionKind.Warning,
                $"Only {NumberText.Count(facets[0].Images)} images have a true {facets[0].Name}: the intervals are wide, and small differences cannot be told from chance.");
        }

        var rare = facets.Select(scores => (scores.Name, Count: Rare(scores), All: Classes(scores).Count())).Where(facet => facet.Count > 0).ToList();
        if (rare.Count > 0)
        {
            var list = string.Join(", ", rare.Select(facet => $"{facet.Name} {facet.Count} of {facet.All}"));
            yield return new Conclusion(ConclusionKind.Note, $"Values with fewer than {ReportTables.EnoughImages} images are shown in grey; their own scores are too uncertain to compare ({list}).");
        }
    }

    private static int Rare(FacetScores scores) => Classes(scores).Count(value => value.Support < ReportTables.EnoughImages);

    private static IEnumerable<ClassResult> Classes(FacetScores scores) => scores.Result(scores.Providers[0]).Classes.Where(value => value.Support > 0);
}
