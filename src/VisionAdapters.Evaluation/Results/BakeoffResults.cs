using System.Text.Json.Serialization;

namespace VisionAdapters.Evaluation;

/// <summary>The scores of a bake-off: what <c>results.json</c> holds.</summary>
public sealed record BakeoffResults
{
    /// <summary>The version of the file's schema that this package writes and reads.</summary>
    public const int CurrentSchemaVersion = 3;

    /// <summary>Gets the version of the file's schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Gets the run that was scored; <see langword="null"/> when predictions came from a file.</summary>
    public RunSummary? Run { get; init; }

    /// <summary>Gets the labeled set.</summary>
    public DatasetSummary? Dataset { get; init; }

    /// <summary>Gets the facets that have labels, in the order of the taxonomy: a report leads with the first one.</summary>
    public IReadOnlyList<FacetSummary> Facets { get; init; } = [];

    /// <summary>
    /// Gets the metrics that were measured, most telling first: the first one that is shown on a facet decides the order of its providers.
    /// </summary>
    public IReadOnlyList<MetricDescription> Metrics { get; init; } = [];

    /// <summary>Gets by what rules providers were ranked and compared; <see langword="null"/> where nothing was scored.</summary>
    public ComparisonRules? Rules { get; init; }

    /// <summary>
    /// Gets how far annotators agree, facet by facet; <see langword="null"/> where one alone labeled the images.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AgreementResult>? Agreement { get; init; }

    /// <summary>Gets the providers, in the order of the configuration.</summary>
    public IReadOnlyList<ProviderResult> Providers { get; init; } = [];

    /// <summary>Gets the paired differences between providers.</summary>
    public IReadOnlyList<PairwiseResult> Pairwise { get; init; } = [];
}
