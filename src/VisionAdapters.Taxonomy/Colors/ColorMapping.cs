namespace VisionAdapters.Taxonomy;

/// <summary>
/// Makes evidence of the dominant colours that a provider measures: each speaks for the value whose anchor is nearest
/// (<see cref="ColorDifference"/>), by its
/// share of the pixels. The colours of one answer are one exclusive group.
/// </summary>
internal sealed class ColorMapping
{
    /// <summary>What a colour of the foreground is worth: some of it is skin, hair or shadow.</summary>
    private const double ForegroundStrength = 0.9;

    /// <summary>What a colour of the whole image is worth: which part of it the product is, remains a guess.</summary>
    private const double ImageStrength = 0.6;

    /// <summary>A colour further than this from all anchors says nothing.</summary>
    private const double FarthestAnchor = 30;

    /// <summary>When labels leave no more than this of a colour, colours are not believed at all: the photo is black and white.</summary>
    private const double LeastBelief = 0.5;

    private readonly (FacetValue Value, LabColor Color)[] _anchors;
    private readonly bool _usesForeground;

    private ColorMapping((FacetValue Value, LabColor Color)[] anchors, bool usesForeground)
    {
        _anchors = anchors;
        _usesForeground = usesForeground;
    }

    /// <summary>Makes the mapping onto the taxonomy's first facet with colour anchors.</summary>
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

    /// <summary>Adds the evidence of an answer's colours.</summary>
    public void Collect(IReadOnlyList<DominantColor> colors, int group, MappingScratch scratch)
    {
        if (colors.Count == 0)
        {
            return;
        }

        var hasForeground = _usesForeground && colors.Any(color => color.Area == ColorArea.Foreground);
        var area = hasForeground ? ColorArea.Foreground : ColorArea.Image;
        var shares = ColorShares.Of(colors, area);
        if (!hasForeground)
        {
            PackshotGround.Remove(colors, shares);
        }

        for (var i = 0; i < colors.Count; i++)
        {
            if (shares[i] <= 0 || FindNearest(LabColor.FromRgb(colors[i].Red, colors[i].Green, colors[i].Blue)) is not { } value)
            {
                continue;
            }

            var left = scratch.Exclusions.Left(value);
            if (left > LeastBelief)
            {
                scratch.Evidence.Add(new MappingEvidence
                {
                    Value = value,
                    Source = EvidenceSource.Color,
                    SourceIndex = i,
                    RuleIndex = -1,
                    Confidence = shares[i],
                    Strength = left * (hasForeground ? ForegroundStrength : ImageStrength),
                    Group = group,
                });
            }
        }
    }

    private FacetValue? FindNearest(LabColor color)
    {
        var (nearest, least) = ((FacetValue?)null, FarthestAnchor);
        foreach (var (value, anchor) in _anchors)
        {
            var difference = ColorDifference.Between(color, anchor);
            if (difference < least)
            {
                (nearest, least) = (value, difference);
            }
        }

        return nearest;
    }
}
