namespace VisionAdapters.Taxonomy;

/// <summary>What labels take from values that they speak against: from the value and from all below it.</summary>
internal sealed class Exclusions
{
    /// <summary>When labels leave less than this of a value, they leave nothing.</summary>
    public const double MinLeft = 0.1;

    private readonly Dictionary<FacetValue, double> _left = [];

    /// <summary>Adds what a label speaks against.</summary>
    public void Add(MapCase reading, double confidence)
    {
        foreach (var effect in reading.Effects)
        {
            if (effect.Excludes)
            {
                _left[effect.Value] = _left.GetValueOrDefault(effect.Value, 1) * (1 - (effect.Strength * confidence));
            }
        }
    }

    /// <summary>Gets what is left of a value, in [0, 1].</summary>
    public double Left(FacetValue value)
    {
        var left = 1.0;
        for (var above = value; _left.Count > 0 && above is not null; above = above.Parent)
        {
            left *= _left.GetValueOrDefault(above, 1);
        }

        return left < MinLeft ? 0 : left;
    }
}
