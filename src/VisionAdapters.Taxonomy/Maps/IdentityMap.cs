using System.Globalization;
using System.Text;
using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>The map of a tagger that speaks the taxonomy itself: its tags have a facet's id as their group and a value's id as their
/// name.</summary>
public static class IdentityMap
{
    /// <summary>The name under which <see cref="TaxonomyCatalog.LoadProviderMap"/> finds the map.</summary>
    public const string Name = "identity";

    /// <summary>Makes the map of a taxonomy: every value means itself.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <returns>The map.</returns>
    public static LabelMap For(TaxonomyDefinition taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"map: {Name}\nversion: 1.0.0\ntaxonomy: {taxonomy.Id}\nprovider: {Name}\ncolours: none\nheads:\n");
        foreach (var facet in taxonomy.Facets)
        {
            text.Append(CultureInfo.InvariantCulture, $"  '{facet.Id}':\n    facets: ['{facet.Id}']\n    labels:\n");
            foreach (var value in facet.Values)
            {
                text.Append(CultureInfo.InvariantCulture, $"      '{value.Id}': ['{value.Id}']\n");
            }
        }

        // Named like a file that ships, so that whoever keeps the name of the map finds it again.
        var source = new SourceText($"taxonomy-maps/{Name}", text.ToString());
        return LabelMapReader.Read(source, taxonomy, name => throw new InvalidOperationException($"The map builds on no other, such as {name}."));
    }
}
