namespace VisionAdapters.Evaluation;

/// <summary>All that a provider's scores on one facet are computed from, on the whole set as on a resample.</summary>
internal sealed class ProviderTally
{
    private readonly FacetIndex _facet;
    private readonly RankingTally _ranking;
    private readonly CalibrationTally _calibration = new();
    private readonly HierarchyTally? _hierarchy;
    private readonly bool[] _inTopFive;
    private readonly int _answered;
    private readonly ClassCounts _whole;
    private readonly double[] _wholeAveragePrecision;

    public ProviderTally(string provider, FacetIndex facet, IReadOnlyList<IReadOnlyList<ScoredValue>> predictions, ScoringOptions options)
    {
        Provider = provider;
        _facet = facet;
        var ranked = facet.Rank(predictions);
        var predicted = Decide(ranked, facet.IsMultiValued, options.Threshold);
        Decisions = new DecisionTally(facet.Truth, predicted, facet.Classes.Length);
        _ranking = new RankingTally(facet.Truth, ranked, facet.Classes.Length);
        _hierarchy = options.Ancestors is null ? null : new HierarchyTally(facet, predicted, options.Ancestors);
        var ones = new ushort[ranked.Length];
        Array.Fill(ones, (ushort)1);
        _whole = Decisions.Count(ones);
        _wholeAveragePrecision = [.. facet.Classes.Select((_, k) => _ranking.AveragePrecision(k, ones, _whole))];
        _inTopFive = new bool[ranked.Length];
        for (var i = 0; i < ranked.Length; i++)
        {
            _answered += ranked[i].Length > 0 ? 1 : 0;
            _inTopFive[i] = ranked[i].Take(5).Any(v => facet.Truth[i].Contains(v.Class));
            foreach (var value in facet.IsMultiValued ? ranked[i] : ranked[i].Take(1))
            {
                _calibration.Add(i, value.Confidence, facet.Truth[i].Contains(value.Class));
            }
        }
    }

    public string Provider { get; }

    public DecisionTally Decisions { get; }

    public double Coverage => _facet.Images.Length == 0 ? 0 : (double)_answered / _facet.Images.Length;

    /// <summary>Computes every metric on images weighted by whole numbers; NaN where a metric has no meaning.</summary>
    public void Measure(ReadOnlySpan<ushort> weights, Span<double> results)
    {
        results.Fill(double.NaN);
        var counts = Decisions.Count(weights);
        results[(int)FacetMetric.MacroF1] = counts.MacroF1(whole: _whole);
        results[(int)FacetMetric.WeightedF1] = counts.WeightedF1();
        results[(int)FacetMetric.MicroF1] = counts.MicroF1();
        results[(int)FacetMetric.MicroPrecision] = counts.MicroPrecision();
        results[(int)FacetMetric.MicroRecall] = counts.MicroRecall();
        results[(int)FacetMetric.MeanAveragePrecision] = _ranking.MeanAveragePrecision(weights, counts, _wholeAveragePrecision);
        results[(int)FacetMetric.HierarchicalF1] = _hierarchy?.Measure(weights) ?? double.NaN;
        results[(int)FacetMetric.ExpectedCalibrationError] = _calibration.Measure(weights);
        if (_facet.IsMultiValued)
        {
            results[(int)FacetMetric.SampleF1] = Mean(Decisions.SampleF1, weights, counts.Images);
            return;
        }

        results[(int)FacetMetric.Top1] = counts.Accuracy();
        results[(int)FacetMetric.Top5] = Share(_inTopFive, weights, counts.Images);
        results[(int)FacetMetric.BalancedAccuracy] = counts.BalancedAccuracy(_whole);
        results[(int)FacetMetric.CohenKappa] = counts.CohenKappa();
        results[(int)FacetMetric.MatthewsCorrelation] = counts.MatthewsCorrelation();
    }

    public IReadOnlyList<ClassResult> Classes(ReadOnlySpan<ushort> weights)
    {
        var counts = Decisions.Count(weights);
        var results = new List<ClassResult>();
        for (var k = 0; k < _facet.Classes.Length; k++)
        {
            if (counts.Support[k] + counts.Predicted[k] == 0)
            {
                continue;
            }

            var averagePrecision = _ranking.AveragePrecision(k, weights, counts);
            results.Add(new ClassResult
            {
                Value = _facet.Classes[k],
                Support = (int)counts.Support[k],
                Predicted = (int)counts.Predicted[k],
                Precision = counts.Precision(k),
                Recall = counts.Recall(k),
                F1 = counts.F1(k),
                AveragePrecision = double.IsNaN(averagePrecision) ? null : averagePrecision,
            });
        }

        return results;
    }

    private static int[][] Decide(RankedValue[][] ranked, bool multiValued, double threshold) =>
    [
        .. ranked.Select(values => (multiValued ? values.Where(v => v.Confidence >= threshold) : values.Take(1)).Select(v => v.Class).ToArray()),
    ];

    private static double Mean(double[] values, ReadOnlySpan<ushort> weights, long images)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i] * values[i];
        }

        return sum / images;
    }

    private static double Share(bool[] values, ReadOnlySpan<ushort> weights, long images)
    {
        long sum = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i] ? weights[i] : 0;
        }

        return (double)sum / images;
    }
}
