using System.Globalization;

namespace VisionAdapters.Taxonomy;

/// <summary>A value of the taxonomy with the confidence that a mapping gives it.</summary>
public sealed record MappedValue
{
    /// <summary>Gets the value.</summary>
    public required FacetValue Value { get; init; }

    /// <summary>
    /// Gets the confidence in [0, 1] that the value or one below it is true: a probability when the mapping is calibrated.
    /// </summary>
    public required double Confidence { get; init; }

    /// <summary>
    /// Gets the confidence in [0, 1] from evidence on exactly this value, nothing inherited from the values below and never calibrated.
    /// </summary>
    public double OwnConfidence { get; init; }

    /// <summary>Gets the facet.</summary>
    public Facet Facet => Value.Facet;

    /// <summary>Says the value as a person would: "Color: Navy Blue (82 %)".</summary>
    /// <returns>The facet's name, the value's name and the confidence in whole percent.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Facet.Name}: {Value.Name} ({100 * Confidence:0} %)");
}
