using System.Text.Json.Serialization;

namespace VisionAdapters.Evaluation;

/// <summary>The labeled set of a bake-off.</summary>
public sealed record DatasetSummary
{
    /// <summary>Gets the set's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the number of images.</summary>
    public required int Images { get; init; }

    /// <summary>
    /// Gets the number of groups of images that belong together, single images included; <see langword="null"/> when none are declared.
    /// </summary>
    public int? Groups { get; init; }

    /// <summary>
    /// Gets the number of images whose names suggest that they belong together, such as <c>4711_1.jpg</c> and <c>4711_2.jpg</c>, although
    /// no groups are declared.
    /// </summary>
    public int ImagesNamedAlike { get; init; }

    /// <summary>Gets the number of images with the same bytes as another one, although no groups are declared.</summary>
    public int ImagesTwice { get; init; }

    /// <summary>Gets the counts of what was wrong with the set, by kind.</summary>
    public IReadOnlyDictionary<string, int> Problems { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Gets the labels that people corrected after the set was made; <see langword="null"/> when none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LabelCorrectionCounts? Corrections { get; init; }
}
