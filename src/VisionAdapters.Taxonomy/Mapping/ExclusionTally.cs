namespace VisionAdapters.Taxonomy;

/// <summary>
/// What labels take from values that they speak against: one minus the product of one minus each exclusion's weight. A label may speak
/// against dozens of values
/// of which few have evidence, so exclusions are looked up value by value.
/// </summary>
internal sealed class ExclusionTally
{
    /// <summary>When labels leave less than this of a value, they leave nothing.</summary>
    public const double LeastLeft = 0.1;

    private readonly List<(MapCase Reading, double Confidence)> _against = [];
    private ulong[] _spokenAgainst = [];

    /// <summary>Makes room for at least so many values; the tally must be clear.</summary>
    public void Reserve(int values)
    {
        if (_spokenAgainst.Length < IndexSet.Words(values))
        {
            _spokenAgainst = new ulong[IndexSet.Words(values)];
        }
    }

    /// <summary>Adds a label that may speak against values.</summary>
    public void Add(MapCase reading, double confidence)
    {
        if (reading.Excluded.Length + reading.Weakened.Length == 0)
        {
            return;
        }

        _against.Add((reading, confidence));
        IndexSet.AddAll(_spokenAgainst, reading.Excluded);
        foreach (ref readonly var effect in reading.Weakened.AsSpan())
        {
            IndexSet.Add(_spokenAgainst, effect.Value.GlobalIndex);
        }
    }

    /// <summary>Gets what is left of a value, in [0, 1]: an exclusion takes from the value and from all below it.</summary>
    public double Left(FacetValue value)
    {
        var left = 1.0;
        for (var excluded = value; _against.Count > 0 && excluded is not null && left >= LeastLeft; excluded = excluded.Parent)
        {
            if (IndexSet.Contains(_spokenAgainst, excluded.GlobalIndex))
            {
                left *= 1 - Taken(excluded);
            }
        }

        return left < LeastLeft ? 0 : left;
    }

    public void Clear()
    {
        _against.Clear();
        Array.Clear(_spokenAgainst);
    }

    private double Taken(FacetValue value)
    {
        var taken = 0.0;
        foreach (var (reading, confidence) in _against)
        {
            if (IndexSet.Contains(reading.Excluded, value.GlobalIndex))
            {
                taken += confidence * (1 - taken);
            }

            foreach (ref readonly var effect in reading.Weakened.AsSpan())
            {
                taken += ReferenceEquals(effect.Value, value) ? effect.Strength * confidence * (1 - taken) : 0;
            }
        }

        return taken;
    }
}
