using System.Text.Json.Serialization;

namespace VisionAdapters.Evaluation;

/// <summary>A facet that was scored.</summary>
public sealed record FacetSummary
{
    /// <summary>Gets the facet's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name to show.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Gets how images with several true values were scored; <see langword="null"/> where the facet is multi-valued by nature, or no image
    /// has several.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SeveralValuesDecision? SeveralValues { get; init; }

    /// <summary>Gets the number of images that are known to have no value to see: see <see cref="ApplicabilityResult"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int NotApplicable { get; init; }

    /// <summary>
    /// Gets the share of labeled images that one can be right on at most, for copies of an image have different labels;
    /// <see langword="null"/> where there are none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Ceiling { get; init; }

    /// <summary>Gets the copies with different labels; <see langword="null"/> where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Contradiction>? Contradictions { get; init; }
}
