namespace VisionAdapters.Evaluation;

/// <summary>A provider's metrics on the whole set and on every resample.</summary>
internal sealed class ResampleTable(int resamples)
{
    private static readonly int Metrics = Enum.GetValues<FacetMetric>().Length;

    private readonly double[] _values = new double[Metrics];
    private readonly double[][] _resamples = [.. Enumerable.Range(0, Metrics).Select(_ => new double[resamples])];

    public double Value(FacetMetric metric) => _values[(int)metric];

    public ReadOnlySpan<double> Resamples(FacetMetric metric) => _resamples[(int)metric];

    public void MeasureWhole(ProviderTally tally, ReadOnlySpan<ushort> ones) => tally.Measure(ones, _values);

    public void MeasureResample(ProviderTally tally, int resample, ReadOnlySpan<ushort> counts)
    {
        Span<double> measured = stackalloc double[Metrics];
        tally.Measure(counts, measured);
        for (var m = 0; m < measured.Length; m++)
        {
            _resamples[m][resample] = measured[m];
        }
    }

    public Estimate? Estimate(FacetMetric metric)
    {
        if (double.IsNaN(Value(metric)))
        {
            return null;
        }

        var (low, high) = Bootstrap.Interval(Resamples(metric));
        return new Estimate(Value(metric), low, high);
    }

    public (double Low, double High) DifferenceInterval(ResampleTable other, FacetMetric metric)
    {
        var differences = new double[Resamples(metric).Length];
        for (var r = 0; r < differences.Length; r++)
        {
            differences[r] = Resamples(metric)[r] - other.Resamples(metric)[r];
        }

        return Bootstrap.Interval(differences);
    }
}
