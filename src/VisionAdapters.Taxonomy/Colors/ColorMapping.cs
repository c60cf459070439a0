namespace VisionAdapters.Taxonomy;

/// <summary>
/// Finds the values of the dominant colors that a provider measures: each speaks for the value whose anchor is nearest
/// (<see cref="ColorDifference"/>), by its share of the pixels. The colors of one answer are one exclusive group.
/// </summary>
internal sealed class ColorMapping
{
    /// <summary>When labels leave no more than this of a color, colors are not believed at all: the photo is black and white.</summary>
    public const double MinBelief = 0.5;

    /// <summary>What a color of the foreground is worth: some of it is skin, hair or shadow.</summary>
    private const double ForegroundStrength = 0.9;

    /// <summary>What a color of the whole image is worth: which part of it the product is, remains a guess.</summary>
    private const double ImageStrength = 0.6;

    /// <summary>A color further than this from all anchors says nothing.</summary>
    private const double MaxDifference = 30;

    private readonly (FacetValue Value, LabColor Color)[] _anchors;
    private readonly bool _usesForeground;

    private ColorMapping((FacetValue Value, LabColor Color)[] anchors, bool usesForeground)
    {
        _anchors = anchors;
        _usesForeground = usesForeground;
    }

    /// <summary>Makes the mapping onto the taxonomy's first facet with color anchors.</summary>
    /// <returns>The mapping, or <see langword="null"/> when the taxonomy has no such facet, or the provider cannot speak of it.</returns>
    public static ColorMapping? Create(TaxonomyDefinition taxonomy, IReadOnlyDictionary<string, string> cannotSay, bool usesForeground)
    {
        var facet = taxonomy.Facets.FirstOrDefault(candidate => candidate.Values.Any(value => value.Color is not null));
        if (facet is null || cannotSay.ContainsKey(facet.Id))
        {
            return null;
        }

        var anchors = facet.Values
            .Where(value => value.IsMeasurable)
            .SelectMany(value => value.Colors.Select(color => (value, LabColor.FromRgb(color.Red, color.Green, color.Blue))));
        return new ColorMapping([.. anchors], usesForeground);
    }

    /// <summary>Finds the values of an answer's colors, in the answer's order.</summary>
    public IEnumerable<MeasuredValue> Find(IReadOnlyList<DominantColor> colors)
    {
        var hasForeground = _usesForeground && colors.Any(color => color.Area == ColorArea.Foreground);
        var shares = ColorShares.Measure(colors, hasForeground ? ColorArea.Foreground : ColorArea.Image);
        if (!hasForeground)
        {
            PackshotGround.Remove(colors, shares);
        }

        return
            from index in Enumerable.Range(0, colors.Count)
            where shares[index] > 0
            let value = FindNearest(LabColor.FromRgb(colors[index].Red, colors[index].Green, colors[index].Blue))
            where value is not null
            select new MeasuredValue(index, value, shares[index], hasForeground ? ForegroundStrength : ImageStrength);
    }

    private FacetValue? FindNearest(LabColor color)
    {
        var (nearest, min) = ((FacetValue?)null, MaxDifference);
        foreach (var (value, anchor) in _anchors)
        {
            var difference = ColorDifference.Between(color, anchor);
            if (difference < min)
            {
                (nearest, min) = (value, difference);
            }
        }

        return nearest;
    }
}

/// <summary>What a measured color says.</summary>
/// <param name="Index">The color's index in the answer.</param>
/// <param name="Value">The value with the nearest anchor.</param>
/// <param name="Share">The color's share of the pixels, in (0, 1].</param>
/// <param name="Strength">What the color is worth, in (0, 1].</param>
internal readonly record struct MeasuredValue(int Index, FacetValue Value, double Share, double Strength);
