using System.Buffers;

namespace VisionAdapters.Evaluation;

/// <summary>Scores all providers on one facet, on the same resamples.</summary>
internal sealed class FacetScorer
{
    private readonly FacetIndex _facet;
    private readonly ScoringOptions _options;
    private readonly FacetMetric[] _metrics;
    private readonly FacetAnswers[] _answers;
    private readonly ResampleTable[] _tables;

    public FacetScorer(FacetTruth truth, IReadOnlyList<string> images, IEnumerable<ProviderPredictions> providers, ScoringOptions options)
    {
        var answering = providers.Where(p => p.Facets.ContainsKey(truth.Facet)).ToArray();
        _options = options;
        _facet = new FacetIndex(truth, images, Array.ConvertAll(answering, p => p.Facets[truth.Facet]), options.Ancestors);
        _metrics = [.. options.Metrics.Where(metric => metric.MeasuredOn.HasFlag(_facet.Kind))];
        _answers = Array.ConvertAll(
            answering, p => new FacetAnswers(p.Provider, _facet, p.Facets[truth.Facet], options.Threshold));
        _tables = IsEmpty ? [] : Array.ConvertAll(_answers, a => new ResampleTable(a, _facet, _metrics, options.Resamples));
    }

    public string Facet => _facet.Facet;

    private bool IsEmpty => _facet.Images.Length == 0;

    public void Measure(ParallelOptions parallel, Action<int>? measured)
    {
        if (_tables.Length == 0)
        {
            measured?.Invoke(_options.Resamples);
            return;
        }

        Bootstrap.Run(_facet.Images.Length, _options.Resamples, _options.Seed, parallel, MeasureAll, measured);

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

    public FacetResult? Result(string provider)
    {
        var index = Array.FindIndex(_answers, answers => answers.Provider == provider);
        if (index < 0)
        {
            return null;
        }

        var result = new FacetResult { Images = _facet.Images.Length, MultiValued = _facet.IsMultiValued };
        return IsEmpty ? result : result with { Metrics = _tables[index].Estimates(), Classes = Classes(_answers[index]) };
    }

    /// <summary>Compares all pairs of providers that answer for the facet; p-values are not yet adjusted.</summary>
    public IEnumerable<PairwiseResult> Compare(CancellationToken cancellationToken) =>
        from metric in _metrics.Index()
        where metric.Item.ComparedOn.HasFlag(_facet.Kind)
        from a in _tables.Index()
        from b in _tables.Skip(a.Index + 1)
        where a.Item.Has(metric.Index) && b.Has(metric.Index)
        select a.Item.Compare(b, metric.Index, _options, cancellationToken);

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
