using VisionAdapters.Files;
namespace VisionAdapters.Taxonomy;

/// <summary>
/// Says what evidence the labels of one provider give for the values of a taxonomy. Immutable and safe for concurrent use.
/// </summary>
public sealed class LabelMap
{
    internal LabelMap(
        string id,
        string version,
        string provider,
        TaxonomyDefinition taxonomy,
        string contentHash,
        string sourceFile,
        MapRule[] rules,
        RuleIndex index)
    {
        Id = id;
        Version = version;
        Provider = provider;
        Taxonomy = taxonomy;
        ContentHash = contentHash;
        SourceFile = sourceFile;
        Rules = rules;
        Index = index;
    }

    /// <summary>Gets the map's id, such as <c>onnx-fashion</c>.</summary>
    public string Id { get; }

    /// <summary>Gets the map's version.</summary>
    public string Version { get; }

    /// <summary>Gets the id of the provider whose labels the map knows.</summary>
    public string Provider { get; }

    /// <summary>Gets the taxonomy that the values belong to.</summary>
    public TaxonomyDefinition Taxonomy { get; }

    /// <summary>
    /// Gets the SHA-256 of the text of the map and of the maps it builds on, with LF line ends, in lower-case hexadecimal.
    /// </summary>
    public string ContentHash { get; }

    /// <summary>
    /// Gets the file that the map was read from; a built-in file is named from <c>taxonomy-maps/</c> on, and an <see cref="Empty"/> map has
    /// none: "".
    /// </summary>
    public string SourceFile { get; }

    /// <summary>
    /// Gets the texts with LF line ends of the map and of the maps that it builds on, the map itself first, from which
    /// <see cref="TaxonomyCatalog.ParseProviderMap"/> makes the same map again. An <see cref="Empty"/> map has none. Heads that
    /// <see cref="WithHead"/> added are in <see cref="AddedHeads"/>.
    /// </summary>
    public IReadOnlyList<string> SourceTexts { get; internal init; } = [];

    /// <summary>Gets the rules, in the file's order.</summary>
    public IReadOnlyList<MapRule> Rules { get; }

    /// <summary>Gets the heads that <see cref="WithHead"/> added, in that order.</summary>
    public IReadOnlyList<MapHead> AddedHeads { get; internal init; } = [];

    /// <summary>Gets the facets that the provider cannot speak of, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> CannotSay { get; internal init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets the rule that decides what measured colours mean, for evidence; <see langword="null"/> when the map does not use
    /// them.
    /// </summary>
    public MapRule? ColorRule { get; internal init; }

    /// <summary>Gets a value indicating whether some labels are kinds of others.</summary>
    internal bool HasKinds { get; init; }

    /// <summary>Gets what located labels count; <see langword="null"/> when it does not matter where they are.</summary>
    internal RegionWeight? Regions { get; init; }

    internal RuleIndex Index { get; }

    internal ColorMapping? Colors { get; init; }

    /// <summary>Makes a map of a provider that has no labels yet: <see cref="WithHead"/> adds some.</summary>
    /// <param name="provider">The provider's id, which names the map too.</param>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <returns>The map.</returns>
    public static LabelMap Empty(string provider, TaxonomyDefinition taxonomy)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        ArgumentNullException.ThrowIfNull(taxonomy);
        return new LabelMap(provider, "0", provider, taxonomy, ContentHashes.OfText(provider), sourceFile: "", [], new RuleIndex([]));
    }

    /// <summary>
    /// Makes a map that knows a further classifier's head, whose labels are values of one facet. From then on the head alone speaks of the
    /// facet: what other labels say for its values no longer counts; what they say against them, and of other facets, still does. A head of
    /// the same name is forgotten.
    /// </summary>
    /// <param name="group">The head: the group of its tags.</param>
    /// <param name="facetId">The facet.</param>
    /// <param name="labels">The head's labels: ids or names of values of the facet.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">There is no such facet, or a label is no value of it.</exception>
    public LabelMap WithHead(string group, string facetId, IReadOnlyCollection<string> labels)
    {
        ArgumentException.ThrowIfNullOrEmpty(group);
        ArgumentNullException.ThrowIfNull(labels);
        return new FacetHead(this, group, facetId).AddTo([.. labels]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Version}";
}
