using VisionAdapters.Files;
namespace VisionAdapters.Taxonomy;

/// <summary>Resolves the names of facets and values in a map file.</summary>
internal static class ValueReference
{
    public static void CheckTaxonomy(MapNode root, TaxonomyDefinition taxonomy)
    {
        var node = root.Require("taxonomy").AsScalar("'taxonomy'");
        if (node.Text != taxonomy.Id)
        {
            throw node.Error(
                $"the map is for the taxonomy '{node.Text}', but is loaded for '{taxonomy.Id}'", "Load it with its own taxonomy.");
        }
    }

    public static Facet ReadFacet(TaxonomyDefinition taxonomy, ScalarNode node) =>
        taxonomy.FindFacet(node.Text)
        ?? throw node.Error(
            $"the taxonomy '{taxonomy.Id}' has no facet '{node.Text}'",
            NearestName.Cure(node.Text, [.. taxonomy.Facets.Select(facet => facet.Id)], "Facets"));

    public static FacetValue Read(Facet facet, ScalarNode node) =>
        facet.Find(node.Text)
        ?? throw node.Error(
            $"the facet '{facet.Id}' has no value '{node.Text}'",
            NearestName.Cure(node.Text, [.. facet.Values.Select(value => value.Id)], "Values"));
}
