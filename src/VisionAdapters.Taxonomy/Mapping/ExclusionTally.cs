namespace VisionAdapters.Taxonomy;

/// <summary>What labels take from values that they speak against: one minus the product of one minus each exclusion's weight.</summary>
internal sealed class ExclusionTally
{
    /// <summary>When labels leave less than this of a value, they leave nothing.</summary>
    public const double LeastLeft = 0.1;

    private readonly List<int> _touched = [];
    private double[] _taken = [];

    /// <summary>Makes room for at least so many values; the tally must be clear.</summary>
    public void Reserve(int values)
    {
        if (_taken.Length < values)
        {
            _taken = new double[values];
        }
    }

    /// <summary>Adds an exclusion of a value, by its <see cref="FacetValue.GlobalIndex"/>.</summary>
    public void Add(int value, double weight)
    {
        ref var taken = ref _taken[value];
        if (taken == 0)
        {
            _touched.Add(value);
        }

        taken += weight * (1 - taken);
    }

    /// <summary>Gets what is left of a value, in [0, 1]: an exclusion takes from the value and from all below it.</summary>
    public double Left(FacetValue value)
    {
        var left = 1.0;
        for (var excluded = value; _touched.Count > 0 && excluded is not null; excluded = excluded.Parent)
        {
            left *= 1 - _taken[excluded.GlobalIndex];
        }

        return left < LeastLeft ? 0 : left;
    }

    public void Clear()
    {
        foreach (var value in _touched)
        {
            _taken[value] = 0;
        }

        _touched.Clear();
    }
}
