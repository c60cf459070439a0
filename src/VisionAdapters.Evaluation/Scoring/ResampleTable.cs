namespace VisionAdapters.Evaluation;

/// <summary>The metrics of a provider on one facet: on the whole set, and on every resample.</summary>
internal sealed class ResampleTable
{
    private readonly FacetAnswers _answers;
    private readonly FacetMetric[] _metrics;
    private readonly PreparedMetric[] _prepared;
    private readonly double[] _values;
    private readonly double[][] _resamples;
    private readonly ScoringOptions _options;

    public ResampleTable(FacetAnswers answers, FacetIndex facet, FacetMetric[] metrics, ScoringOptions options)
    {
        _answers = answers;
        _options = options;
        _metrics = metrics;
        _prepared = Array.ConvertAll(metrics, metric => metric.Computation.Prepare(answers));
        var whole = new MetricSample(facet.WholeSet, Array.ConvertAll(facet.WholeSet, draws => (double)draws), answers.Counts);
        _values = new double[metrics.Length];
        _resamples = new double[metrics.Length][];
        for (var m = 0; m < metrics.Length; m++)
        {
            _values[m] = _prepared[m].Measure(whole);

            // What has no meaning on the whole set has none on a part of it.
            _resamples[m] = new double[metrics[m].HasInterval && !double.IsNaN(_values[m]) ? options.Resamples : 0];
        }
    }

    public void MeasureResample(int resample, ReadOnlySpan<ushort> draws, ReadOnlySpan<double> weights)
    {
        var sample = new MetricSample(draws, weights, _answers.Decisions.Count(draws));
        for (var m = 0; m < _prepared.Length; m++)
        {
            if (_resamples[m].Length > 0)
            {
                _resamples[m][resample] = _prepared[m].Measure(sample);
            }
        }
    }

    /// <summary>The metrics that have a meaning, in their order.</summary>
    public IReadOnlyDictionary<string, Estimate> Estimates()
    {
        var estimates = new OrderedDictionary<string, Estimate>(StringComparer.Ordinal);
        for (var m = 0; m < _metrics.Length; m++)
        {
            if (!double.IsNaN(_values[m]))
            {
                var (low, high) = Interval(m);
                estimates[_metrics[m].Id] = new Estimate { Value = _values[m], Low = low, High = high };
            }
        }

        return estimates;
    }

    /// <summary>
    /// The difference in a metric, this less the other, and what its tests need; null where either has no value. Whether it means anything
    /// is decided when all pairs are known.
    /// </summary>
    public PairEstimate? Compare(ResampleTable other, int metric, bool isTested, CancellationToken cancellationToken)
    {
        if (double.IsNaN(_values[metric]) || double.IsNaN(other._values[metric]))
        {
            return null;
        }

        var (first, second) = (_prepared[metric].Ratios!, other._prepared[metric].Ratios!);
        var differences = _resamples[metric].Zip(other._resamples[metric], (a, b) => a - b).ToArray();
        var shares = PairedTests.CountDiscordant(first, second);
        var (low, high) = Interval(0.95);
        var result = new PairwiseResult
        {
            A = _answers.Provider,
            B = other._answers.Provider,
            Facet = _answers.Facet,
            Metric = _metrics[metric].Id,
            Difference = _values[metric] - other._values[metric],
            Low = low,
            High = high,
            PValue = !isTested ? double.NaN
                : shares is not null ? PairedTests.McNemarExact(shares.OnlyA, shares.OnlyB)
                : SignFlipTest.PValue(first, second, _options.Permutations, _options.Seed, cancellationToken),
            BothAnswered = CompareWhereBothAnswered(other, first, second),
        };
        var equivalent = _metrics[metric].Unit == MetricUnit.Number ? double.NaN
            : shares?.PEquivalent(_options.Margin) ?? Bootstrap.PEquivalent(differences, _options.Margin);
        return new PairEstimate(result, _metrics[metric].Direction, Interval, equivalent);

        (double Low, double High) Interval(double confidence) =>
            shares?.Interval(confidence) ?? Bootstrap.Interval(differences, confidence);
    }

    private (double Low, double High) Interval(int metric) => !_metrics[metric].HasInterval ? (double.NaN, double.NaN)
        : _prepared[metric].Ratios is { IsYesOrNo: true } ratios
            ? Proportion.Interval(_values[metric], ratios.Numerators.Length, confidence: 0.95)
            : Bootstrap.Interval(_resamples[metric]);

    private CommonAnswers? CompareWhereBothAnswered(ResampleTable other, ImageRatios first, ImageRatios second)
    {
        var both = Enumerable.Range(0, _answers.Images.Count)
            .Where(i => _answers.Images[i].Outcome == ImageOutcome.Answered && other._answers.Images[i].Outcome == ImageOutcome.Answered)
            .ToArray();
        if (both.Length == 0 || both.Length == _answers.Images.Count)
        {
            return null;
        }

        var (a, b) = (first.Choose(both), second.Choose(both));
        var (low, high) = PairedTests.CountDiscordant(a, b)?.Interval(0.95) ?? (double.NaN, double.NaN);
        return new CommonAnswers
        {
            Images = both.Length,
            A = a.Measure(),
            B = b.Measure(),
            Difference = new Estimate { Value = a.Measure() - b.Measure(), Low = low, High = high },
        };
    }
}
