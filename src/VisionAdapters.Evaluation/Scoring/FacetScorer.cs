using System.Buffers;

namespace VisionAdapters.Evaluation;

/// <summary>Scores all providers on one facet, on the same resamples.</summary>
internal sealed class FacetScorer
{
    private const int MinResamplesOfSums = 10_000;

    private readonly FacetIndex _facet;
    private readonly ScoringOptions _options;
    private readonly FacetMetric[] _metrics;
    private readonly ScoredProvider[] _providers;
    private readonly ResampleTable[] _tables;
    private readonly IReadOnlyDictionary<string, ApplicabilityResult> _applicability;

    public FacetScorer(FacetTruth truth, ScoringSet set, ScoringOptions options)
    {
        var answering = set.Predictions.Where(p => p.Facets.ContainsKey(truth.Facet)).ToArray();
        _options = options;
        _facet = new FacetIndex(truth, set, answering, options.Ancestors);
        _metrics = [.. options.Metrics.Where(metric => metric.MeasuredOn.HasFlag(_facet.Kind))];
        _providers = Array.ConvertAll(answering, p => new ScoredProvider(p, _facet, _metrics, options));
        _applicability = ApplicabilityScorer.Measure(truth, set, answering, options);
        _tables = [.. _providers.Select(provider => provider.Table).OfType<ResampleTable>()];
    }

    public string Facet => _facet.Facet;

    public void Measure(ParallelOptions parallel, Action<int>? measured)
    {
        if (_tables.Length == 0)
        {
            measured?.Invoke(_options.Resamples);
            return;
        }

        if (_tables.Any(table => table.IsResampled))
        {
            Bootstrap.Run(_facet.Groups, _options.Resamples, _options.Seed, parallel, MeasureAll, measured);
        }
        else
        {
            measured?.Invoke(_options.Resamples);
        }

        MeasureSums(parallel);

        void MeasureAll(int resample, ReadOnlySpan<ushort> draws)
        {
            var rented = ArrayPool<double>.Shared.Rent(draws.Length);
            var weights = rented.AsSpan(0, draws.Length);
            for (var i = 0; i < draws.Length; i++)
            {
                weights[i] = draws[i];
            }

            foreach (var table in _tables)
            {
                table.MeasureResample(resample, draws, weights);
            }

            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Resamples the sums of all providers together, so that their differences are those on the same resamples.</summary>
    private void MeasureSums(ParallelOptions parallel)
    {
        var metrics = Enumerable.Range(0, _metrics.Length).Where(metric => _tables.Any(table => table.NeedsSums(metric))).ToArray();
        if (metrics.Length == 0 || _options.Resamples == 0)
        {
            return;
        }

        var ratios = (
            from metric in metrics
            from table in _tables
            let ratio = table.FindRatios(metric)
            where ratio is not null
            select (Table: table, Metric: metric, Ratios: ratio.Sum(_facet.Groups))).ToArray();
        var sums = RatioBootstrap.Sum(
            [.. ratios.SelectMany(ratio => new[] { ratio.Ratios.Numerators, ratio.Ratios.Denominators })],
            Math.Max(_options.Resamples, MinResamplesOfSums),
            _options.Seed,
            parallel);
        foreach (var (index, (table, metric, _)) in ratios.Index())
        {
            table.SetResamples(metric, [.. sums[2 * index].Zip(sums[(2 * index) + 1], ImageRatios.Ratio)]);
        }
    }

    public FacetResult? Result(string provider)
    {
        if (Array.Find(_providers, scored => scored.Id == provider) is not { } scored)
        {
            return null;
        }

        var result = new FacetResult
        {
            Images = _facet.Images.Length,
            MultiValued = _facet.IsMultiValued,
            Threshold = _facet.IsMultiValued ? scored.Threshold : null,
            Answers = scored.Counts,
            NotRanked = scored.Obstacle,
            Waterfall = scored.Waterfall,
            Products = scored.Table is null ? null : ProductScorer.Measure(scored.Answers, _facet.Groups, scored.Threshold),
            OwnThresholds = scored.Table is null ? null : scored.Answers.OwnThreshold?.Thresholds,
            Curve = scored.Table is null ? null : CurveTracer.Trace(scored.Answers),
            Applicability = scored.IsOffered ? _applicability.GetValueOrDefault(provider) : null,
        };
        return scored.Table is { } table ? result with { Metrics = table.Estimates(), Classes = Classes(scored.Answers) } : result;
    }

    /// <summary>Compares the pairs of providers that answer for the facet; the pairs of one metric are a family.</summary>
    public IEnumerable<PairwiseResult> Compare(ComparisonRules rules, CancellationToken cancellationToken)
    {
        if (_facet.Images.Length == 0)
        {
            return [];
        }

        var headline = Array.Find(_metrics, metric => metric.ShownOn.HasFlag(_facet.Kind))?.Id;
        return
            from metric in _metrics.Index()
            where metric.Item.ComparedOn.HasFlag(_facet.Kind)
            let isPrimary = Facet == rules.PrimaryFacet && metric.Item.Id == headline
            from pair in PairFamily.Decide([.. Pairs(metric.Index, cancellationToken)], rules)
            select pair with { IsPrimary = isPrimary };
    }

    private IEnumerable<PairEstimate> Pairs(int metric, CancellationToken cancellationToken) =>
        from a in _providers.Index()
        from b in _providers.Skip(a.Index + 1)
        where _options.IsCompared?.Invoke(a.Item.Id, b.Id) ?? true
        let pair = Compare(a.Item, b, metric, cancellationToken)
        where pair is not null
        select pair;

    private PairEstimate? Compare(ScoredProvider a, ScoredProvider b, int metric, CancellationToken cancellationToken)
    {
        var obstacle = a.Obstacle ?? b.Obstacle;
        if (obstacle is not ComparisonObstacle.Rehearsal && a.Table is not null && b.Table is not null)
        {
            return a.Table.Compare(b.Table, metric, isTested: obstacle is null, cancellationToken) is { } pair
                ? pair with { Result = pair.Result with { Obstacle = obstacle } }
                : null;
        }

        var result = new PairwiseResult { A = a.Id, B = b.Id, Facet = Facet, Metric = _metrics[metric].Id, Obstacle = obstacle };
        return new PairEstimate(result, _metrics[metric].Direction, _ => (double.NaN, double.NaN), double.NaN);
    }

    private ClassResult[] Classes(FacetAnswers answers)
    {
        var counts = answers.Counts;
        return
        [
            .. from value in _facet.Classes.Index()
               where counts.Truths[value.Index] + counts.Guesses[value.Index] > 0
               let averagePrecision = answers.Ranking.AveragePrecision(value.Index, _facet.WholeSet, counts)
               select new ClassResult
               {
                   Value = value.Item,
                   Support = (int)counts.Truths[value.Index],
                   Predicted = (int)counts.Guesses[value.Index],
                   Precision = counts.Precision(value.Index),
                   Recall = counts.Recall(value.Index),
                   F1 = counts.F1(value.Index),
                   AveragePrecision = double.IsNaN(averagePrecision) ? null : averagePrecision,
               },
        ];
    }
}
