namespace VisionAdapters.Evaluation;

/// <summary>The labels of one facet while they are read.</summary>
internal sealed class LabeledFacet(string facet)
{
    private readonly Dictionary<int, List<string>> _values = [];

    private (int Image, long Line)? _firstSecondValue;

    /// <summary>Adds a true value; returns whether the image did not have it before.</summary>
    public bool Add(int image, string value, long line)
    {
        if (!_values.TryGetValue(image, out var values))
        {
            _values[image] = values = [];
        }

        if (values.Contains(value))
        {
            return false;
        }

        values.Add(value);
        _firstSecondValue ??= values.Count > 1 ? (image, line) : null;
        return true;
    }

    /// <summary>An image without a label truly has no value of a multi-valued facet, and an unknown one of a single-valued facet.</summary>
    public FacetTruth ToTruth(ScoringCsvSources sources, ImageUniverse images)
    {
        var known = sources.Taxonomy?.FindFacet(facet);
        var multiValued = sources.MultiValuedFacets.Contains(facet, StringComparer.Ordinal)
            || (known?.IsMultiValued ?? (_firstSecondValue is not null));
        if (!multiValued && _firstSecondValue is { } second)
        {
            throw new InputFileException(
                sources.Labels,
                second.Line,
                $"image '{images.Ids[second.Image]}' has a second value of the single-valued facet '{facet}'; keep one, or name the facet "
                + "as multi-valued.");
        }

        var values = new IReadOnlyList<string>?[images.Ids.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _values.TryGetValue(i, out var labels) ? labels : multiValued ? [] : null;
        }

        return new FacetTruth { Facet = facet, Name = known?.Name, IsMultiValued = multiValued, Values = values };
    }
}
