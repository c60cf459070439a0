using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

internal sealed class SetProblemRule : IConclusionRule
{
    public IEnumerable<Conclusion> Draw(BakeoffResults results)
    {
        var problems = results.Dataset?.Problems ?? new Dictionary<string, int>(StringComparer.Ordinal);
        var count = problems.Values.Sum();
        if (count == 0)
        {
            yield break;
        }

        var kinds = problems
            .Where(problem => problem.Value > 0)
            .OrderByDescending(problem => problem.Value)
            .ThenBy(problem => problem.Key, StringComparer.Ordinal)
            .Select(problem => $"{problem.Key} {NumberText.Count(problem.Value)}");
        yield return Conclusion.Warning(
            $"The labeled set has {NumberText.Count(count)} {(count == 1 ? "problem" : "problems")}: {string.Join(", ", kinds)}.");
    }
}
