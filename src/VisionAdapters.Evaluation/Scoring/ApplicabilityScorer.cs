using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>Scores a facet with "not applicable" as one more value.</summary>
internal static class ApplicabilityScorer
{
    private const string None = DatasetColumn.NotApplicable;
    private const double Confidence = 0.95;

    private static readonly string[] Nothing = [None];

    /// <summary>Measures the providers that answer for a facet; none where every image has a value.</summary>
    public static IReadOnlyDictionary<string, ApplicabilityResult> Measure(
        FacetTruth truth, ScoringSet set, IReadOnlyCollection<ProviderPredictions> providers, ScoringOptions options)
    {
        if (!Enumerable.Range(0, truth.Values.Count).Any(image => IsNotApplicable(truth, image)))
        {
            return new Dictionary<string, ApplicabilityResult>(StringComparer.Ordinal);
        }

        var extended = new FacetTruth
        {
            Facet = truth.Facet,
            IsMultiValued = truth.IsMultiValued,
            SeveralValues = truth.SeveralValues,
            Values = [.. truth.Values.Select((values, image) => IsNotApplicable(truth, image) ? Nothing : values)],
        };
        var answers = providers.Select(provider => Extend(provider, truth, options)).ToArray();
        var facet = new FacetIndex(extended, set, answers);
        return facet.Images.Length == 0
            ? new Dictionary<string, ApplicabilityResult>(StringComparer.Ordinal)
            : answers.ToDictionary(
                provider => provider.Provider,
                provider => Measure(new FacetAnswers(provider, facet, provider.Thresholds[truth.Facet], options.MinSupport), facet.Groups),
                StringComparer.Ordinal);
    }

    private static bool IsNotApplicable(FacetTruth truth, int image) =>
        (truth.NotApplicable.Count > 0 && truth.NotApplicable[image]) || truth.Values[image] is { Count: 0 };

    private static ApplicabilityResult Measure(FacetAnswers answers, ImageGroups groups)
    {
        var images = answers.Images;
        return new ApplicabilityResult
        {
            Images = images.Count,
            NotApplicable = images.Count(IsNone),
            Said = images.Count(SaysNone),
            Overall = Estimate(Score, _ => 1),
            OverallMacroF1 = answers.Counts.MeanOf(answers.FindFrequentClasses(), answers.Counts, ClassCounts.F1),
            Precision = Estimate(image => Both(image), image => One(SaysNone(image))),
            Recall = Estimate(image => Both(image), image => One(IsNone(image))),
            F1 = Estimate(image => 2 * Both(image), image => One(SaysNone(image)) + One(IsNone(image))),
            WhereApplicable = Estimate(image => IsNone(image) ? 0 : Score(image), image => One(!IsNone(image))),
        };

        Estimate Estimate(Func<ImageAnswer, double> part, Func<ImageAnswer, double> whole)
        {
            var ratios = new ImageRatios([.. images.Select(part)], [.. images.Select(whole)]);
            if (!ratios.Denominators.Any(denominator => denominator > 0))
            {
                return new Estimate { Value = double.NaN };
            }

            var value = ratios.Measure();
            var (low, high) = Proportion.Interval(value, EffectiveImages.Count(ratios, groups), Confidence, groups.DegreesOfFreedom);
            return new Estimate { Value = value, Low = low, High = high };
        }
    }

    private static double Score(ImageAnswer image) => MultiLabelMetrics.SetF1(image.Hits, image.Truth.Count, image.Predicted.Count);

    private static bool IsNone(ImageAnswer image) => image.Truth is [None];

    private static bool SaysNone(ImageAnswer image) => image.Predicted is [None];

    private static double Both(ImageAnswer image) => One(IsNone(image) && SaysNone(image));

    private static double One(bool condition) => condition ? 1 : 0;

    /// <summary>Makes an answer without a value into one that says so.</summary>
    private static ProviderPredictions Extend(ProviderPredictions provider, FacetTruth truth, ScoringOptions options)
    {
        var threshold = provider.Thresholds.TryGetValue(truth.Facet, out var own) ? own : options.Threshold;
        var ruledOut = provider.RuledOut.GetValueOrDefault(truth.Facet);
        return new ProviderPredictions
        {
            Provider = provider.Provider,
            Outcomes = provider.Outcomes,
            Thresholds = new Dictionary<string, double>(StringComparer.Ordinal) { [truth.Facet] = threshold },
            Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal)
            {
                [truth.Facet] = [.. provider.Facets[truth.Facet].Select(Answer)],
            },
        };

        IReadOnlyList<ScoredValue> Answer(IReadOnlyList<ScoredValue> values, int image)
        {
            var isAnswered = FacetIndex.OutcomeOf(provider, image) == ImageOutcome.Answered;
            var says = !truth.IsMultiValued ? values.Count > 0 : values.Any(value => value.Confidence >= threshold);
            return isAnswered && (!says || ruledOut?[image] == true) ? [new ScoredValue(None, 1)] : values;
        }
    }
}
