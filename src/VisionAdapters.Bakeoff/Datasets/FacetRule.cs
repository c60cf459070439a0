using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>What several true values of a facet mean in a set; null where it is multi-valued anyway, or no image has several.</summary>
internal sealed record FacetRule(SeveralValuesPolicy? SeveralValues, bool IsDeclared)
{
    public static FacetRule None { get; } = new(null, IsDeclared: false);

    /// <summary>Tells whether all of several values are asked.</summary>
    public bool IsMultiValued(Facet facet) => facet.IsMultiValued || SeveralValues == SeveralValuesPolicy.All;

    /// <summary>Makes the truth of a facet: an image without an entry is unknown, one with an empty list has no value to see.</summary>
    public FacetTruth MakeTruth(Facet facet, IReadOnlyList<IReadOnlyList<string>?> values) => new()
    {
        Facet = facet.Id,
        Name = facet.Name,
        IsMultiValued = IsMultiValued(facet),
        SeveralValues = SeveralValues,
        IsSeveralValuesDefault = SeveralValues is not null && !IsDeclared,
        NotApplicable = values.Any(image => image is { Count: 0 }) ? [.. values.Select(image => image is { Count: 0 })] : [],
        Values = [.. values.Select(image => image is { Count: 0 } ? null : image)],
    };
}
