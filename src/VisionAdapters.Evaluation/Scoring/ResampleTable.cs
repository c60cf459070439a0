namespace VisionAdapters.Evaluation;

/// <summary>The metrics of a provider on one facet: on the whole set, and on every resample that an interval needs.</summary>
internal sealed class ResampleTable
{
    private const double Confidence = 0.95;

    private readonly FacetAnswers _answers;
    private readonly FacetIndex _facet;
    private readonly FacetMetric[] _metrics;
    private readonly PreparedMetric[] _prepared;
    private readonly Estimate?[] _estimates;
    private readonly double[] _values;
    private readonly double[][] _resamples;
    private readonly ScoringOptions _options;

    public ResampleTable(FacetAnswers answers, FacetIndex facet, FacetMetric[] metrics, ScoringOptions options)
    {
        _answers = answers;
        _facet = facet;
        _options = options;
        _metrics = metrics;
        _prepared = Array.ConvertAll(metrics, metric => metric.Computation.Prepare(answers));
        var whole = new MetricSample(facet.WholeSet, Array.ConvertAll(facet.WholeSet, draws => (double)draws), answers.Counts);
        _estimates = Array.ConvertAll(_prepared, metric => metric.Estimate?.Invoke(facet.Groups));
        _values = new double[metrics.Length];
        _resamples = new double[metrics.Length][];
        for (var m = 0; m < metrics.Length; m++)
        {
            _values[m] = _estimates[m]?.Value ?? _prepared[m].Measure(whole);

            // What has no meaning on the whole set has none on a part of it; sums are resampled apart.
            var isResampled = metrics[m].HasInterval && !double.IsNaN(_values[m]) && _prepared[m] is { Ratios: null, Estimate: null };
            _resamples[m] = new double[isResampled ? options.Resamples : 0];
        }

        IsResampled = Array.Exists(_resamples, resamples => resamples.Length > 0);
    }

    /// <summary>Gets a value indicating whether some metric is to be measured on every resample.</summary>
    public bool IsResampled { get; }

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

    /// <summary>Tells whether an interval of the metric, or of its differences, takes resamples of its sums.</summary>
    public bool NeedsSums(int metric) => FindRatios(metric) is { } ratios
        && ((_metrics[metric].HasInterval && !ratios.AreShares)
            || (_metrics[metric].ComparedOn.HasFlag(_facet.Kind) && !ratios.IsYesOrNo));

    /// <summary>Gets the images' contributions to a metric; null where it is not made of those, or has no value.</summary>
    public ImageRatios? FindRatios(int metric) => double.IsNaN(_values[metric]) ? null : _prepared[metric].Ratios;

    public void SetResamples(int metric, double[] values) => _resamples[metric] = values;

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
    /// The difference in a metric, this less the other, and what its tests need; null where either has no value, or nothing to test it by.
    /// Whether it means anything is decided when all pairs are known.
    /// </summary>
    public PairEstimate? Compare(ResampleTable other, int metric, bool isTested, CancellationToken cancellationToken)
    {
        var ratios = (First: FindRatios(metric), Second: other.FindRatios(metric));
        var differences = _resamples[metric].Zip(other._resamples[metric], (a, b) => a - b).ToArray();
        if (double.IsNaN(_values[metric]) || double.IsNaN(other._values[metric]) || (ratios.First is null && differences.Length == 0))
        {
            return null;
        }

        var difference = _values[metric] - other._values[metric];
        var shares = ratios is (not null, not null) ? PairedTests.Pair(ratios.First, ratios.Second, _facet.Groups) : null;
        var (low, high) = Interval(Confidence);
        var result = new PairwiseResult
        {
            A = _answers.Provider,
            B = other._answers.Provider,
            Facet = _answers.Facet,
            Metric = _metrics[metric].Id,
            Difference = difference,
            Low = low,
            High = high,
            PValue = !isTested ? double.NaN
                : ratios is (not null, not null)
                    ? PairedTests.PValue(
                        ratios.First, ratios.Second, _facet.Groups, _options.Permutations, _options.Seed, cancellationToken)
                    : Bootstrap.PValue(differences),
            Discordance = ratios is (not null, not null) ? PairedTests.Discordance(ratios.First, ratios.Second) : null,
            BothAnswered = ratios is (not null, not null) ? CompareWhereBothAnswered(other, ratios.First, ratios.Second) : null,
        };
        var equivalent = _metrics[metric].Unit == MetricUnit.Number ? double.NaN
            : shares?.PEquivalent(_options.Margin) ?? Bootstrap.PEquivalent(differences, _options.Margin);
        return new PairEstimate(result, _metrics[metric].Direction, Interval, equivalent);

        (double Low, double High) Interval(double confidence) => shares?.Interval(confidence)
            ?? Bootstrap.Interval(differences, confidence, _facet.Groups.Count);
    }

    private (double Low, double High) Interval(int metric)
    {
        if (!_metrics[metric].HasInterval)
        {
            return (double.NaN, double.NaN);
        }

        if (_estimates[metric] is { } estimate)
        {
            return (estimate.Low, estimate.High);
        }

        var groups = _facet.Groups;
        return _prepared[metric].Ratios switch
        {
            { AreShares: true } shares => Proportion.Interval(
                _values[metric], EffectiveImages.Count(shares, groups), Confidence, groups.DegreesOfFreedom),
            _ => Bootstrap.Interval(_resamples[metric], Confidence, groups.Count),
        };
    }

    private CommonAnswers? CompareWhereBothAnswered(ResampleTable other, ImageRatios first, ImageRatios second)
    {
        var both = Enumerable.Range(0, _answers.Images.Count)
            .Where(i => _answers.Images[i].Outcome == ImageOutcome.Answered && other._answers.Images[i].Outcome == ImageOutcome.Answered)
            .ToArray();
        if (both.Length == 0 || both.Length == _answers.Images.Count)
        {
            return null;
        }

        var (a, b, groups) = (first.Choose(both), second.Choose(both), _facet.Groups.Choose(both));
        var (low, high) = PairedTests.Pair(a, b, groups)?.Interval(Confidence) ?? ResampleDifference(a.Sum(groups), b.Sum(groups));
        return new CommonAnswers
        {
            Images = both.Length,
            A = a.Measure(),
            B = b.Measure(),
            Difference = new Estimate { Value = a.Measure() - b.Measure(), Low = low, High = high },
        };
    }

    private (double Low, double High) ResampleDifference(ImageRatios a, ImageRatios b)
    {
        if (_options.Resamples == 0)
        {
            return (double.NaN, double.NaN);
        }

        var sums = RatioBootstrap.Sum(
            [a.Numerators, a.Denominators, b.Numerators, b.Denominators], _options.Resamples, _options.Seed, new ParallelOptions());
        var differences = Enumerable.Range(0, _options.Resamples)
            .Select(i => ImageRatios.Ratio(sums[0][i], sums[1][i]) - ImageRatios.Ratio(sums[2][i], sums[3][i]));
        return Bootstrap.Interval([.. differences], Confidence, a.Numerators.Length);
    }
}
