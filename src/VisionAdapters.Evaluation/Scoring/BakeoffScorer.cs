namespace VisionAdapters.Evaluation;

/// <summary>Scores providers against labels. A pure function of its input and of the options.</summary>
public static class BakeoffScorer
{
    /// <summary>
    /// Scores every provider on every facet that it has predictions of, with 95 % intervals, and compares every pair of providers on every
    /// facet that both have. All providers are measured on the same images.
    /// </summary>
    /// <param name="set">The truth and the predictions.</param>
    /// <param name="options">The metrics, threshold, resampling and ancestors.</param>
    /// <param name="progress">Told the share of the work that is done, in [0, 1].</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The results: <see cref="BakeoffResults.Run"/> is <see langword="null"/>, and so is what only a run knows, such as
    /// latency.</returns>
    /// <exception cref="ArgumentException">A list of the set is not as long as its images, a single-valued facet has an image with several
    /// true values, a facet, provider or metric is listed twice, a confidence is not in [0, 1], or a metric is to be compared that cannot
    /// be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static BakeoffResults Score(
        ScoringSet set, ScoringOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        options ??= new ScoringOptions();
        ScoringSetCheck.ThrowIfInvalid(set);
        ScoringSetCheck.ThrowIfInvalid(options);
        ScoringSetCheck.ThrowIfUnlabeled(set, options.PrimaryFacet);
        if (options.Calibration is { } calibration)
        {
            return ScoreCalibrated(set, options, calibration, progress, cancellationToken);
        }

        var parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = options.MaxDegreeOfParallelism ?? Environment.ProcessorCount,
        };
        var total = Math.Max(1.0, (double)options.Resamples * set.Truth.Count);
        var done = 0L;
        var facets = new List<FacetScorer>();
        foreach (var truth in set.Truth)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var facet = new FacetScorer(truth, set, options);
            facet.Measure(parallel, count => progress?.Report((done += count) / total));
            facets.Add(facet);
        }

        var rules = set.Truth.Count == 0 ? null : new ComparisonRules
        {
            PrimaryFacet = options.PrimaryFacet ?? set.Truth[0].Facet,
            Margin = options.Margin,
            MaxFailedShare = options.MaxFailedShare,
        };
        return new BakeoffResults
        {
            Rules = rules,
            Dataset = new DatasetSummary
            {
                Name = set.Name,
                Images = set.Images.Count,
                Groups = set.Groups.Count == 0 ? null : new ImageGroups(set.Groups).Count,
                ImagesNamedAlike = set.Groups.Count == 0 ? NameStems.CountAlike(set.Images) : 0,
                Problems = set.Problems,
            },
            Agreement = set.Agreement.Count == 0 ? null : set.Agreement,
            Facets = [.. set.Truth.Select(truth => Summarize(truth, set))],
            Metrics = [.. options.Metrics.Select(metric => metric.Describe())],
            Providers = [.. set.Predictions.Select(p => Provider(p, set.Images.Count, facets))],
            Pairwise = rules is null ? [] : [.. facets.SelectMany(f => f.Compare(rules, cancellationToken))],
        };
    }

    private static BakeoffResults ScoreCalibrated(
        ScoringSet set,
        ScoringOptions options,
        CalibrationOptions calibration,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var before = CrossCalibration.Measure(set, options, cancellationToken).Providers
            .ToDictionary(provider => provider.Id, StringComparer.Ordinal);
        var calibrated = options.Clone();
        calibrated.Calibration = null;
        var after = Score(CrossCalibration.Apply(set, calibration), calibrated, progress, cancellationToken);
        return after with { Providers = [.. after.Providers.Select(provider => provider with { Facets = Compare(provider) })] };

        OrderedDictionary<string, FacetResult> Compare(ProviderResult provider)
        {
            var facets = new OrderedDictionary<string, FacetResult>(StringComparer.Ordinal);
            foreach (var (facet, result) in provider.Facets)
            {
                facets.Add(facet, result with
                {
                    Calibration = CrossCalibration.Compare(before[provider.Id].Facets.GetValueOrDefault(facet), result),
                });
            }

            return facets;
        }
    }

    private static FacetSummary Summarize(FacetTruth truth, ScoringSet set)
    {
        var several = truth.Values.Count(values => values is { Count: > 1 });
        var (contradictions, ceiling) = Contradictions.Find(truth, set);
        return new FacetSummary
        {
            Contradictions = contradictions.Count == 0 ? null : contradictions,
            Ceiling = contradictions.Count == 0 ? null : ceiling,
            Id = truth.Facet,
            Name = truth.Name ?? truth.Facet,
            NotApplicable = truth.NotApplicable.Count(isNotApplicable => isNotApplicable),
            SeveralValues = truth.SeveralValues is { } policy && several > 0
                ? new SeveralValuesDecision { Policy = policy, IsDefault = truth.IsSeveralValuesDefault, Images = several }
                : null,
        };
    }

    private static ProviderResult Provider(ProviderPredictions provider, int images, List<FacetScorer> facets)
    {
        var results = new OrderedDictionary<string, FacetResult>(StringComparer.Ordinal);
        foreach (var facet in facets)
        {
            if (facet.Result(provider.Provider) is { } result)
            {
                results[facet.Facet] = result;
            }
        }

        var notAsked = provider.Outcomes.Count(outcome => outcome == ImageOutcome.NotAsked);
        return new ProviderResult
        {
            Id = provider.Provider,
            Emulated = provider.IsEmulated,
            Images = images - notAsked,
            NotAsked = notAsked,
            Refused = provider.Outcomes.Count(outcome => outcome == ImageOutcome.Refused),
            Failed = provider.Outcomes.Count(outcome => outcome == ImageOutcome.Failed),
            Facets = results,
        };
    }
}
