namespace VisionAdapters.Evaluation;

/// <summary>Scores all providers on one facet, on the same resamples.</summary>
internal sealed class FacetScorer
{
    private readonly FacetIndex _facet;
    private readonly ScoringOptions _options;
    private readonly ushort[] _ones;
    private readonly ProviderTally[] _tallies;
    private readonly ResampleTable[] _tables;

    public FacetScorer(FacetTruth truth, IEnumerable<ProviderPredictions> providers, ScoringOptions options)
    {
        var answering = providers.Where(p => p.Facets.ContainsKey(truth.Facet)).ToArray();
        _options = options;
        _facet = FacetIndex.Build(truth, [.. answering.Select(p => p.Facets[truth.Facet])]);
        _ones = new ushort[_facet.Images.Length];
        Array.Fill(_ones, (ushort)1);
        _tallies = [.. answering.Select(p => new ProviderTally(p.Provider, _facet, p.Facets[truth.Facet], options))];
        _tables = [.. _tallies.Select(_ => new ResampleTable(IsEmpty ? 0 : options.Resamples))];
    }

    public string Facet => _facet.Facet;

    private bool IsEmpty => _facet.Images.Length == 0;

    public void Measure(ParallelOptions parallel, Action<int>? measured)
    {
        if (IsEmpty || _tallies.Length == 0)
        {
            measured?.Invoke(_options.Resamples);
            return;
        }

        for (var p = 0; p < _tallies.Length; p++)
        {
            _tables[p].MeasureWhole(_tallies[p], _ones);
        }

        Bootstrap.Run(_facet.Images.Length, _options.Resamples, _options.Seed, parallel, MeasureAll, measured);

        void MeasureAll(int resample, ReadOnlySpan<ushort> counts)
        {
            for (var p = 0; p < _tallies.Length; p++)
            {
                _tables[p].MeasureResample(_tallies[p], resample, counts);
            }
        }
    }

    public FacetResult? Result(string provider)
    {
        var p = Array.FindIndex(_tallies, t => t.Provider == provider);
        if (p < 0)
        {
            return null;
        }

        if (IsEmpty)
        {
            return new FacetResult { Images = 0, MultiValued = _facet.IsMultiValued };
        }

        var table = _tables[p];
        return new FacetResult
        {
            Images = _facet.Images.Length,
            MultiValued = _facet.IsMultiValued,
            Coverage = _tallies[p].Coverage,
            Top1 = table.Estimate(FacetMetric.Top1),
            Top5 = table.Estimate(FacetMetric.Top5),
            BalancedAccuracy = table.Estimate(FacetMetric.BalancedAccuracy),
            MacroF1 = table.Estimate(FacetMetric.MacroF1),
            WeightedF1 = table.Estimate(FacetMetric.WeightedF1),
            MicroF1 = table.Estimate(FacetMetric.MicroF1),
            MicroPrecision = table.Estimate(FacetMetric.MicroPrecision),
            MicroRecall = table.Estimate(FacetMetric.MicroRecall),
            SampleF1 = table.Estimate(FacetMetric.SampleF1),
            MeanAveragePrecision = table.Estimate(FacetMetric.MeanAveragePrecision),
            HierarchicalF1 = table.Estimate(FacetMetric.HierarchicalF1),
            ExpectedCalibrationError = table.Estimate(FacetMetric.ExpectedCalibrationError),
            CohenKappa = table.Estimate(FacetMetric.CohenKappa),
            MatthewsCorrelation = table.Estimate(FacetMetric.MatthewsCorrelation),
            Classes = _tallies[p].Classes(_ones),
        };
    }

    /// <summary>Compares all pairs of providers that answer for the facet; p-values are not yet adjusted.</summary>
    public IEnumerable<PairwiseResult> Compare(CancellationToken cancellationToken)
    {
        for (var a = 0; a < _tallies.Length && !IsEmpty; a++)
        {
            for (var b = a + 1; b < _tallies.Length; b++)
            {
                var metric = _facet.IsMultiValued ? FacetMetric.MicroF1 : FacetMetric.Top1;
                var (low, high) = _tables[a].DifferenceInterval(_tables[b], metric);
                yield return new PairwiseResult
                {
                    A = _tallies[a].Provider,
                    B = _tallies[b].Provider,
                    Facet = Facet,
                    Metric = _facet.IsMultiValued ? "microF1" : "top1",
                    Difference = _tables[a].Value(metric) - _tables[b].Value(metric),
                    Low = low,
                    High = high,
                    PValue = PValue(_tallies[a].Decisions, _tallies[b].Decisions, cancellationToken),
                };
            }
        }
    }

    private double PValue(DecisionTally a, DecisionTally b, CancellationToken cancellationToken)
    {
        if (_facet.IsMultiValued)
        {
            return SignFlipTest.PValue(a, b, _options.Permutations, _options.Seed, cancellationToken);
        }

        var onlyA = a.Hits.Where((hits, i) => hits > b.Hits[i]).Count();
        var onlyB = b.Hits.Where((hits, i) => hits > a.Hits[i]).Count();
        return PairedTests.McNemarExact(onlyA, onlyB);
    }
}
