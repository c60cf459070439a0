using System.Globalization;
using System.Text;
using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>
/// The map of a tagger that speaks the taxonomy itself: its tags have a facet's id as their group and a value's id as their name.
/// </summary>
public static class IdentityMap
{
    /// <summary>The name under which <see cref="TaxonomyCatalog.LoadProviderMap"/> finds the map.</summary>
    public const string Name = "identity";

    // Named like a file that ships, so that a run that keeps the name finds the map again.
    private const string File = "taxonomy-maps/" + Name;

    /// <summary>Makes the map of a taxonomy: every value means itself.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <returns>The map.</returns>
    public static LabelMap For(TaxonomyDefinition taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        var source = new SourceText(File, Write(taxonomy));
        MapRule[] rules = [.. taxonomy.Facets.SelectMany(facet => facet.Values).Select(ToRule)];
        return new LabelMap(Name, "1.0.0", Name, taxonomy, source.ContentHash, File, rules, new RuleIndex(rules))
        {
            SourceTexts = [source.Text],
        };
    }

    /// <summary>Makes the rule of a value. It stands in no file, so it has no line.</summary>
    private static MapRule ToRule(FacetValue value) => new($"{value.Facet.Id}/{value.Id}", value.Id, value.Facet.Id, File, line: 0)
    {
        Cases = [new MapCase { Effects = [new MapEffect(value, Strength: 1, Excludes: false)], Line = 0 }],
    };

    /// <summary>Writes the file that would be read as the same map.</summary>
    private static string Write(TaxonomyDefinition taxonomy)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"map: {Name}\nversion: 1.0.0\ntaxonomy: {taxonomy.Id}\nprovider: {Name}\ncolours: none\nheads:\n");
        foreach (var facet in taxonomy.Facets)
        {
            text.Append(CultureInfo.InvariantCulture, $"  '{facet.Id}':\n    facets: ['{facet.Id}']\n    labels:\n");
            foreach (var value in facet.Values)
            {
                text.Append(CultureInfo.InvariantCulture, $"      '{value.Id}': ['{value.Id}']\n");
            }
        }

        return text.ToString();
    }
}
