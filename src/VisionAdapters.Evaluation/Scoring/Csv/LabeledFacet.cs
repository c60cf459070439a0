using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>The labels of one facet while they are read.</summary>
internal sealed class LabeledFacet(string facet)
{
    private readonly Dictionary<int, List<string>> _values = [];

    private readonly HashSet<int> _notApplicable = [];

    private (int Image, long Line)? _firstSecondValue;

    /// <summary>Gets or sets a value indicating whether the facet is multi-valued whatever its labels are.</summary>
    public bool IsMultiValued { get; set; }

    /// <summary>Adds a true value; returns whether the image did not have it before.</summary>
    public bool Add(int image, string value, long line)
    {
        if (value.Equals(DatasetColumn.NotApplicable, StringComparison.OrdinalIgnoreCase))
        {
            return _notApplicable.Add(image);
        }

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

    /// <summary>Makes the truth. An image without a label is unknown: nobody has said that it has no value.</summary>
    public FacetTruth ToTruth(ScoringCsvSources sources, ImageUniverse images)
    {
        var known = sources.Taxonomy?.FindFacet(facet);
        var multiValued = IsMultiValued || sources.MultiValuedFacets.Contains(facet, StringComparer.Ordinal)
            || (known?.IsMultiValued ?? (_firstSecondValue is not null));
        var acceptsAny = !multiValued && sources.AnyValueFacets.Contains(facet, StringComparer.Ordinal);
        if (!multiValued && !acceptsAny && _firstSecondValue is { } second)
        {
            throw new InputFileException(
                sources.Labels,
                second.Line,
                $"image '{images.Ids[second.Image]}' has a second value of the single-valued facet '{facet}'; keep one, or name the facet "
                + "as multi-valued (--multi-valued, all of them are asked) or say that any of them is right (--any-value).");
        }

        var values = new IReadOnlyList<string>?[images.Ids.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _values.GetValueOrDefault(i);
        }

        return new FacetTruth
        {
            Facet = facet,
            Name = known?.Name,
            IsMultiValued = multiValued,
            SeveralValues = acceptsAny ? SeveralValuesPolicy.Any
                : multiValued && known is { IsMultiValued: false } ? SeveralValuesPolicy.All
                : null,

            // A value beside the mark says more than the mark.
            NotApplicable = _notApplicable.Count == 0 ? [] : [.. values.Select((value, i) => value is null && _notApplicable.Contains(i))],
            Values = values,
        };
    }
}
