using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>The csv files that <see cref="ScoringCsv"/> makes a set of.</summary>
public sealed class ScoringCsvSources
{
    /// <summary>Gets the path of the labels: columns <c>image</c>, <c>facet</c>, <c>value</c>, a row per true value. The value
    /// <c>not-applicable</c> says that there is none to see. A column <c>annotator</c> says who gave the label: of several annotators'
    /// labels one truth is made, see <see cref="Consensus"/>.</summary>
    public required string Labels { get; init; }

    /// <summary>
    /// Gets the path of the predictions: columns <c>image</c>, <c>facet</c>, <c>value</c>, <c>confidence</c> and optionally
    /// <c>provider</c>; without it the one provider is <c>predictions</c>.
    /// </summary>
    public required string Predictions { get; init; }

    /// <summary>
    /// Gets the path of the list of all images: column <c>image</c>, and optionally <c>group</c>, what images that belong together have in
    /// common. <see langword="null"/>: the images are those of the labels.
    /// </summary>
    public string? Images { get; init; }

    /// <summary>Gets how one truth is made of several annotators' labels.</summary>
    public ConsensusRule Consensus { get; init; } = ConsensusRule.Majority;

    /// <summary>Gets the facets that are multi-valued whatever the files and the taxonomy say.</summary>
    public IReadOnlyCollection<string> MultiValuedFacets { get; init; } = [];

    /// <summary>Gets the single-valued facets of which an image may have several true values, any of which is right.</summary>
    public IReadOnlyCollection<string> AnyValueFacets { get; init; } = [];

    /// <summary>
    /// Gets the taxonomy that says how the facets are ordered, what they are called and which ones are multi-valued. Without it, and for
    /// facets that it does not have: the order is that of the first appearance in the labels, the name is the id, and a facet is
    /// multi-valued when some image has several true values.
    /// </summary>
    public TaxonomyDefinition? Taxonomy { get; init; }
}
