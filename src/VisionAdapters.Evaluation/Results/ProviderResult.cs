using System.Text.Json.Serialization;

namespace VisionAdapters.Evaluation;

/// <summary>The scores of one provider.</summary>
public sealed record ProviderResult
{
    /// <summary>Gets the provider's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the version of the model that answered.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>Gets a value indicating whether an emulator answered in the provider's place.</summary>
    public bool Emulated { get; init; }

    /// <summary>Gets the number of images that were asked for.</summary>
    public int Images { get; init; }

    /// <summary>Gets the number of images of the set that were not asked for.</summary>
    public int NotAsked { get; init; }

    /// <summary>Gets the number of images that the provider would not take, for what they are.</summary>
    public int Refused { get; init; }

    /// <summary>Gets the number of images that got no answer for another reason.</summary>
    public int Failed { get; init; }

    /// <summary>Gets why the provider was skipped; <see langword="null"/> when it was not.</summary>
    public string? Skipped { get; init; }

    /// <summary>Gets the scores by facet id.</summary>
    public IReadOnlyDictionary<string, FacetResult> Facets { get; init; } =
        new OrderedDictionary<string, FacetResult>(StringComparer.Ordinal);

    /// <summary>Gets the refused and failed images by error kind.</summary>
    public IReadOnlyDictionary<string, int> Errors { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>
    /// Gets, by error kind, what the first image of the kind was told; <see langword="null"/> where it is not known.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? ErrorTexts { get; init; }

    /// <summary>Gets the latency of a call.</summary>
    public LatencySummary? LatencyMs { get; init; }

    /// <summary>Gets the images per second over the whole run.</summary>
    public double? Throughput { get; init; }

    /// <summary>Gets what the answers cost.</summary>
    public CostSummary? Cost { get; init; }
}
