using VisionAdapters.Files;
namespace VisionAdapters.Taxonomy;

/// <summary>Reads what a label speaks for and against.</summary>
internal sealed class EffectReader(TaxonomyDefinition taxonomy, IReadOnlyCollection<string> reservedKeys)
{
    /// <summary>Reads a block of facets, as under <c>suggests</c> or <c>excludes</c>; none when it is missing.</summary>
    public void Read(List<MapEffect> effects, DocumentNode? block, double strength, bool excludes)
    {
        foreach (var (facet, value) in block?.AsMap("'suggests' or 'excludes'").Entries ?? [])
        {
            Read(effects, facet, value, strength, excludes);
        }
    }

    /// <summary>
    /// Reads <c>facet: value</c>, <c>facet: [value, value]</c>, <c>facet: { value: strength }</c>, or, to exclude all values, <c>facet:
    /// "*"</c>.
    /// </summary>
    public void Read(List<MapEffect> effects, ScalarNode key, DocumentNode node, double strength, bool excludes)
    {
        var facet = taxonomy.FindFacet(key.Text) ?? throw key.Error(
            $"'{key.Text}' is neither a facet nor a key of a rule",
            NearestName.Cure(key.Text, [.. taxonomy.Facets.Select(known => known.Id), .. reservedKeys], "Known names"));
        if (excludes && node is ScalarNode { Text: "*" })
        {
            foreach (var root in facet.Roots)
            {
                effects.Add(new MapEffect(root, strength, Excludes: true));
            }

            return;
        }

        if (node is MapNode strengths)
        {
            foreach (var (name, number) in strengths.Entries)
            {
                effects.Add(
                    new MapEffect(ValueReference.Read(facet, name), number.AsScalar("a strength").AsStrength("a strength"), excludes));
            }

            return;
        }

        foreach (var name in node.AsScalars($"the value of '{facet.Id}'"))
        {
            effects.Add(new MapEffect(ValueReference.Read(facet, name), strength, excludes));
        }
    }
}
