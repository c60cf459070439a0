namespace VisionAdapters.Taxonomy.Tests;

/// <summary>The built-in fashion taxonomy and its maps, loaded once.</summary>
internal static class Fashion
{
    public static TaxonomyCatalog Catalog { get; } = new();

    public static TaxonomyDefinition Taxonomy { get; } = Catalog.LoadTaxonomy("fashion");

    public static IReadOnlyDictionary<string, TagMapper> ProviderMappers { get; } =
        Catalog.ProviderMaps.ToDictionary(name => name, name => new TagMapper(Catalog.LoadProviderMap(name, Taxonomy)), StringComparer.Ordinal);

    public static TagMapper LocalModel { get; } = ProviderMappers["onnx-fashion"];

    public static IReadOnlyDictionary<string, DatasetMap> DatasetMaps { get; } =
        Catalog.DatasetMaps.ToDictionary(name => name, name => Catalog.LoadDatasetMap(name, Taxonomy), StringComparer.Ordinal);

    public static Facet Category { get; } = Taxonomy.FindFacet("category")!;

    public static FacetValue Value(string facet, string value) =>
        Taxonomy.FindFacet(facet)?.Find(value) ?? throw new ArgumentException($"There is no {facet} '{value}'.", nameof(value));

    public static ImageTag HeadTag(string head, string label, double confidence) => new() { Name = label, Group = head, Confidence = confidence };

    public static TaggingResponse Answer(params ImageTag[] tags) => new() { Provider = "onnx-fashion", Tags = tags };
}
