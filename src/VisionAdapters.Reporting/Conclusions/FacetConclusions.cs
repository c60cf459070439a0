using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>What limits the scores of a facet.</summary>
internal static class FacetConclusions
{
    private const double LowCoverage = 0.9;
    private const double PoorCalibration = 0.1;

    public static IEnumerable<Conclusion> Of(FacetScores scores)
    {
        foreach (var provider in scores.Providers)
        {
            var result = scores.Result(provider);
            if (result.Coverage < LowCoverage)
            {
                yield return new Conclusion(
                    ConclusionKind.Note,
                    $"{provider.Id} gave no {scores.Facet} for {NumberText.Percent(1 - result.Coverage)} of the images; abstaining counts as wrong.");
            }

            if (result.ExpectedCalibrationError is { Value: > PoorCalibration } error)
            {
                yield return new Conclusion(
                    ConclusionKind.Note,
                    $"The confidences of {provider.Id} on {scores.Facet} are off by {NumberText.Ratio(error.Value)} on average: do not read them as probabilities.");
            }
        }
    }
}
