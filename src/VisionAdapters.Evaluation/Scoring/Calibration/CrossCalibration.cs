namespace VisionAdapters.Evaluation;

/// <summary>
/// Calibrates the confidences of a set: those of each half of the images by curves that were fitted on the other half, so that no image has
/// a say in its own confidences. Images of a group stay in one half.
/// </summary>
public static class CrossCalibration
{
    /// <summary>The figures that stand beside each other before and after.</summary>
    private static readonly FacetMetric[] Figures = [.. FacetMetrics.Default.Where(metric => metric.ShowsCalibration)];

    /// <summary>Makes the set with calibrated confidences.</summary>
    /// <param name="set">The truth and the predictions.</param>
    /// <param name="options">The split, the facets and the shrinkage.</param>
    /// <returns>The set. Facets with fewer than 10 labeled images in a half keep their confidences.</returns>
    public static ScoringSet Apply(ScoringSet set, CalibrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        var split = new ImageSplit(options.SplitSeed, options.FitShare);
        bool[] isFirst = [.. set.Images.Select((_, image) => split.IsOfFit(ImageSplit.KeyOf(set, image)))];
        return new ScoringSet
        {
            Name = set.Name,
            Problems = set.Problems,
            Images = set.Images,
            Groups = set.Groups,
            Truth = set.Truth,
            Agreement = set.Agreement,
            Contents = set.Contents,
            Predictions = [.. set.Predictions.Select(provider => Apply(set, provider, options, isFirst))],
        };
    }

    /// <summary>Measures the figures of a set, without intervals or tests.</summary>
    internal static BakeoffResults Measure(ScoringSet set, ScoringOptions options, CancellationToken cancellationToken)
    {
        var quick = options.Clone();
        quick.Calibration = null;
        quick.Resamples = 0;
        quick.Metrics = [.. Figures.Select(metric => metric with { ComparedOn = FacetKinds.None })];
        return BakeoffScorer.Score(set, quick, progress: null, cancellationToken);
    }

    /// <summary>Sets the figures of a provider on a facet beside each other.</summary>
    internal static CalibrationResult? Compare(FacetResult? before, FacetResult after) => before is null ? null : new CalibrationResult
    {
        Before = Choose(before),
        After = Choose(after),
    };

    private static OrderedDictionary<string, double> Choose(FacetResult result)
    {
        var chosen = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var metric in Figures)
        {
            if (result.Metrics.TryGetValue(metric.Id, out var estimate))
            {
                chosen.Add(metric.Id, estimate.Value);
            }
        }

        return chosen;
    }

    private static ProviderPredictions Apply(ScoringSet set, ProviderPredictions provider, CalibrationOptions options, bool[] isFirst)
    {
        var facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(provider.Facets, StringComparer.Ordinal);
        foreach (var truth in set.Truth.Where(truth => facets.ContainsKey(truth.Facet)))
        {
            if (options.Facets.Count == 0 || options.Facets.Contains(truth.Facet))
            {
                facets[truth.Facet] = Calibrate(set, truth, facets[truth.Facet], options, isFirst);
            }
        }

        return new ProviderPredictions
        {
            Provider = provider.Provider,
            Facets = facets,
            Outcomes = provider.Outcomes,
            NotOffered = provider.NotOffered,
            Thresholds = provider.Thresholds,
            RuledOut = provider.RuledOut,
            Labels = provider.Labels,
            IsEmulated = provider.IsEmulated,
        };
    }

    private static IReadOnlyList<IReadOnlyList<ScoredValue>> Calibrate(
        ScoringSet set, FacetTruth truth, IReadOnlyList<IReadOnlyList<ScoredValue>> predictions, CalibrationOptions options, bool[] isFirst)
    {
        var firstFitted = CalibrationFitter.FitFacet(set, truth, predictions, options, isFittedOnRest: false);
        var secondFitted = CalibrationFitter.FitFacet(set, truth, predictions, options, isFittedOnRest: true);
        return firstFitted is null || secondFitted is null
            ? predictions
            : [.. predictions.Select((values, image) => Calibrate(values, image))];

        IReadOnlyList<ScoredValue> Calibrate(IReadOnlyList<ScoredValue> values, int image)
        {
            var curves = isFirst[image] ? secondFitted : firstFitted;
            return
            [
                .. values.Select(value => value.Confidence == 0
                    ? value
                    : value with { Confidence = curves.Calibrate(value.Value, value.Confidence) }),
            ];
        }
    }
}
