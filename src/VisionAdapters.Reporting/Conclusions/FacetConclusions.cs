using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>What limits the scores of a provider's facets: one sentence for all facets that share the limit.</summary>
internal static class FacetConclusions
{
    private const double LowCoverage = 0.9;
    private const double PoorCalibration = 0.1;

    public static IEnumerable<Conclusion> Of(ProviderResult provider, IReadOnlyList<FacetScores> facets)
    {
        var results = facets
            .Where(scores => provider.Facets.ContainsKey(scores.Facet))
            .Select(scores => (scores.Name, Result: provider.Facets[scores.Facet]))
            .ToList();
        var silent = results.Where(facet => facet.Result.Coverage < LowCoverage).ToList();
        if (silent.Count > 0)
        {
            var list = string.Join(", ", silent.Select(facet => $"{facet.Name} {NumberText.Percent(1 - facet.Result.Coverage)}"));
            yield return new Conclusion(ConclusionKind.Note, $"{provider.Id} gave no value for part of the images ({list}); abstaining counts as wrong.");
        }

        var poor = results.Where(facet => facet.Result.ExpectedCalibrationError is { Value: > PoorCalibration }).ToList();
        if (poor.Count > 0)
        {
            var list = string.Join(", ", poor.Select(facet => $"{facet.Name} {NumberText.Ratio(facet.Result.ExpectedCalibrationError!.Value)}"));
            yield return new Conclusion(ConclusionKind.Note, $"The confidences of {provider.Id} are off by more than {NumberText.Ratio(PoorCalibration)} on average ({list}): do not read them as probabilities.");
        }
    }
}
