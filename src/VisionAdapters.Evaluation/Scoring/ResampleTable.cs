namespace VisionAdapters.Evaluation;

/// <summary>The metrics of a provider on one facet: on the whole set, and on every resample.</summary>
internal sealed class ResampleTable
{
    private readonly FacetAnswers _answers;
    private readonly FacetMetric[] _metrics;
    private readonly PreparedMetric[] _prepared;
    private readonly double[] _values;
    private readonly double[][] _resamples;

    public ResampleTable(FacetAnswers answers, FacetIndex facet, FacetMetric[] metrics, int resamples)
    {
        _answers = answers;
        _metrics = metrics;
        _prepared = Array.ConvertAll(metrics, metric => metric.Computation.Prepare(answers));
        var whole = new MetricSample(facet.WholeSet, Array.ConvertAll(facet.WholeSet, draws => (double)draws), answers.Counts);
        _values = new double[metrics.Length];
        _resamples = new double[metrics.Length][];
        for (var m = 0; m < metrics.Length; m++)
        {
            _values[m] = _prepared[m].Measure(whole);

            // What has no meaning on the whole set has none on a part of it.
            _resamples[m] = new double[metrics[m].HasInterval && !double.IsNaN(_values[m]) ? resamples : 0];
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
                var (low, high) = Bootstrap.Interval(_resamples[m]);
                estimates[_metrics[m].Id] = new Estimate { Value = _values[m], Low = low, High = high };
            }
        }

        return estimates;
    }

    /// <summary>The difference in a metric, this less the other, with its interval; the p-value is not yet adjusted.</summary>
    public PairwiseResult Compare(ResampleTable other, int metric, ScoringOptions options, CancellationToken cancellationToken)
    {
        var differences = _resamples[metric].Zip(other._resamples[metric], (a, b) => a - b).ToArray();
        var (low, high) = Bootstrap.Interval(differences);
        var (first, second) = (_prepared[metric].Ratios!, other._prepared[metric].Ratios!);
        return new PairwiseResult
        {
            A = _answers.Provider,
            B = other._answers.Provider,
            Facet = _answers.Facet,
            Metric = _metrics[metric].Id,
            Difference = _values[metric] - other._values[metric],
            Low = low,
            High = high,
            PValue = PairedTests.PValue(first, second, options.Permutations, options.Seed, cancellationToken),
        };
    }

    public bool Has(int metric) => !double.IsNaN(_values[metric]);
}
