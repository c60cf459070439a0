using System.Globalization;
using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>Reads a taxonomy file.</summary>
internal static class TaxonomyReader
{
    public static TaxonomyDefinition Read(MapNode root)
    {
        root.CheckKeys("taxonomy", "version", "name", "description", "facets");
        var id = root.Text("taxonomy");
        var version = root.Text("version");
        var facets = root.Require("facets").AsMap("'facets'");
        return new TaxonomyDefinition(
            id,
            version,
            root.OptionalText("name") ?? id,
            root.Source.ContentHash,
            root.Source.File,
            ReadFacets(facets))
        {
            SourceText = root.Source.Text,
        };
    }

    private static List<Facet> ReadFacets(MapNode node)
    {
        var facets = new List<Facet>();
        foreach (var (key, value) in node.Entries)
        {
            facets.Add(ReadFacet(key, value.AsMap($"the facet '{key.Text}'"), facets));
        }

        return facets;
    }

    private static Facet ReadFacet(ScalarNode key, MapNode node, List<Facet> before)
    {
        node.CheckKeys("name", "description", "multi-valued", "applies-to", "exclusive", "values");
        var id = ReadId(key, "a facet");
        var values = new List<FacetValue>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        ReadValues(node.Require("values"), parent: null, values, lines);
        if (values.Count == 0)
        {
            throw node.Error($"the facet '{id}' has no values", "Give it at least one.");
        }

        return new Facet(
            id,
            node.OptionalText("name") ?? NameOf(id),
            node.OptionalText("description") ?? "",
            node.Flag("multi-valued"),
            values,
            key.Line)
        {
            AppliesTo = ReadAppliesTo(node, before),
            ExclusiveValues = ReadExclusiveValues(node, id, values),
        };
    }

    /// <summary>Reads <c>exclusive: [[a, b], [c, d, e]]</c>: sets of values of which a product has one at most.</summary>
    private static List<IReadOnlyList<FacetValue>> ReadExclusiveValues(MapNode node, string facet, List<FacetValue> values)
    {
        var sets = new List<IReadOnlyList<FacetValue>>();
        if (node.Find("exclusive") is not { } exclusive)
        {
            return sets;
        }

        if (!node.Flag("multi-valued"))
        {
            throw exclusive.Error($"all values of the single-valued facet '{facet}' exclude each other already", "Leave 'exclusive' out.");
        }

        var items = (exclusive as ListNode)?.Items
            ?? throw exclusive.Error("'exclusive' must be a list of lists", "Write '[[a, b], [c, d]]'.");
        foreach (var item in items)
        {
            var set = new List<FacetValue>();
            foreach (var name in item.AsScalars("a set of exclusive values"))
            {
                var value = values.Find(candidate => candidate.Id == name.Text)
                    ?? throw name.Error(
                        $"the facet '{facet}' has no value '{name.Text}'",
                        NearestName.Cure(name.Text, [.. values.Select(candidate => candidate.Id)], "Values"));
                if (set.Find(other => value.IsSelfOrDescendantOf(other) || other.IsSelfOrDescendantOf(value)) is { } related)
                {
                    throw name.Error(
                        $"'{value.Id}' and '{related.Id}' cannot exclude each other: one is the other or stands above it",
                        "Name values of different branches.");
                }

                set.Add(value);
            }

            sets.Add(set.Count > 1 ? set : throw item.Error("a set of exclusive values has fewer than two", "Name at least two values."));
        }

        return sets;
    }

    /// <summary>Reads <c>applies-to: { facet: [value, value] }</c>, which names a facet further up.</summary>
    private static List<FacetValue> ReadAppliesTo(MapNode node, List<Facet> before)
    {
        var entries = node.Find("applies-to")?.AsMap("'applies-to'").Entries ?? [];
        if (entries.Count > 1)
        {
            throw entries[1].Key.Error("'applies-to' names more than one facet", "Keep one.");
        }

        return
        [
            .. entries.SelectMany(entry => entry.Value.AsScalars("'applies-to'").Select(value => ValueReference.Read(
                before.Find(facet => facet.Id == entry.Key.Text)
                    ?? throw entry.Key.Error(
                        $"there is no facet '{entry.Key.Text}' before this one",
                        NearestName.Cure(entry.Key.Text, [.. before.Select(facet => facet.Id)], "Facets")),
                value))),
        ];
    }

    private static List<FacetValue> ReadValues(DocumentNode node, FacetValue? parent, List<FacetValue> all, Dictionary<string, int> lines)
    {
        var siblings = new List<FacetValue>();
        foreach (var (key, child) in node.AsMap("a list of values").Entries)
        {
            var id = ReadId(key, "a value");
            if (!lines.TryAdd(id, key.Line))
            {
                throw key.Error(
                    $"the value '{id}' stands twice in its facet, first on line {lines[id]}", "Give one of the two another id.");
            }

            var details = child as MapNode;
            if (details is null && !child.AsScalar($"the value '{id}'").IsNull)
            {
                throw child.Error(
                    $"the value '{id}' must be a mapping or empty, but is {child.Kind}",
                    "Write 'id: { name: ... }', or 'id:' when the name follows from the id.");
            }

            var value = ReadValue(id, key, details, parent);
            all.Add(value);
            siblings.Add(value);
            if (details?.Find("children") is { } children)
            {
                value.Children = ReadValues(children, value, all, lines);
            }
        }

        return siblings;
    }

    private static FacetValue ReadValue(string id, ScalarNode key, MapNode? node, FacetValue? parent)
    {
        if (node is null)
        {
            return new FacetValue(id, NameOf(id), parent, key.Line) { IsMeasurable = parent?.IsMeasurable ?? true };
        }

        node.CheckKeys("name", "description", "synonyms", "ids", "rgb", "measurable", "children");
        return new FacetValue(id, node.OptionalText("name") ?? NameOf(id), parent, key.Line)
        {
            Description = node.OptionalText("description"),
            Synonyms = node.Texts("synonyms"),
            ExternalIds = ReadExternalIds(node),
            IsMeasurable = node.Find("measurable")?.AsScalar("'measurable'").AsBoolean("'measurable'") ?? parent?.IsMeasurable ?? true,
            Colors = [.. node.Scalars("rgb").Select(ReadColor)],
        };
    }

    private static Dictionary<string, string> ReadExternalIds(MapNode node) =>
        (node.Find("ids")?.AsMap("'ids'").Entries ?? []).ToDictionary(
            entry => entry.Key.Text,
            entry => entry.Value.AsScalar($"the id '{entry.Key.Text}'").Required($"the id '{entry.Key.Text}'"),
            StringComparer.Ordinal);

    private static ColorAnchor ReadColor(ScalarNode node)
    {
        if (node.Text is ['#', .. { Length: 6 } digits]
            && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
        {
            return new ColorAnchor { Red = (byte)(rgb >> 16), Green = (byte)(rgb >> 8), Blue = (byte)rgb };
        }

        throw node.Error($"'{node.Text}' is no colour", "Write it as \"#rrggbb\", in quotes.");
    }

    private static string ReadId(ScalarNode node, string what)
    {
        var id = node.Required($"the id of {what}");
        return id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            && id[0] != '-'
            && id[^1] != '-'
            ? id
            : throw node.Error($"'{id}' cannot be the id of {what}", "Use lower-case letters, digits and hyphens, such as 't-shirts'.");
    }

    /// <summary>Makes a name of an id: <c>short-sleeves</c> is shown as "Short sleeves".</summary>
    private static string NameOf(string id) => char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');
}
