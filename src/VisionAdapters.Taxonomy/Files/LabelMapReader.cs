namespace VisionAdapters.Taxonomy;

/// <summary>Reads the map of a provider's labels.</summary>
internal sealed class LabelMapReader
{
    private readonly TaxonomyDefinition _taxonomy;
    private readonly List<MapRule> _rules = [];
    private readonly List<(MapRule Rule, DocumentNode Node)> _pending = [];
    private readonly Dictionary<string, ScalarNode> _decided = new(StringComparer.Ordinal);

    private LabelMapReader(TaxonomyDefinition taxonomy) => _taxonomy = taxonomy;

    public static LabelMap Read(SourceText source, TaxonomyDefinition taxonomy) => new LabelMapReader(taxonomy).Read(source);

    private LabelMap Read(SourceText source)
    {
        var root = DocumentReader.Read(source);
        root.CheckKeys("map", "version", "taxonomy", "provider", "description", "cannot-say", "families", "heads", "labels", "noise");
        ValueReference.CheckTaxonomy(root, _taxonomy);
        foreach (var (head, node) in root.Find("heads")?.AsMap("'heads'").Entries ?? [])
        {
            ReadHead(head, node.AsMap($"the head '{head.Text}'"));
        }

        foreach (var (label, node) in root.Find("labels")?.AsMap("'labels'").Entries ?? [])
        {
            Decide(label, node);
        }

        foreach (var (topic, node) in root.Find("noise")?.AsMap("'noise'").Entries ?? [])
        {
            ReadNoise(topic, node.AsMap($"the noise '{topic.Text}'"));
        }

        // Conditions name other labels, so the readings come after all labels are known.
        var index = new RuleIndex(_rules);
        var cases = new MapCaseReader(_taxonomy, index, root.Find("families")?.AsMap("'families'"));
        foreach (var (rule, node) in _pending)
        {
            rule.Cases = cases.Read(rule, node);
        }

        return new LabelMap(root.Text("map"), root.Text("version"), root.Text("provider"), _taxonomy, source.ContentHash, source.File, _rules, index)
        {
            CannotSay = ReadCannotSay(root),
        };
    }

    private void ReadHead(ScalarNode head, MapNode node)
    {
        node.CheckKeys("facets", "labels");
        var facets = node.Require("facets").AsScalars("'facets'").Select(facet => ValueReference.ReadFacet(_taxonomy, facet)).ToList();
        foreach (var (label, meaning) in node.Require("labels").AsMap("'labels'").Entries)
        {
            if (!_decided.TryAdd($"{head.Text}/{LabelName.Fold(label.Text)}", label))
            {
                throw label.Error($"the label '{label.Text}' of the head '{head.Text}' is decided twice", "Keep one of the two.");
            }

            _rules.Add(new MapRule($"{head.Text}/{label.Text}", label.Required("the label"), head.Text, label.Source.File, label.Line)
            {
                Cases = [ReadHeadLabel(label, meaning, facets)],
            });
        }
    }

    /// <summary>Reads the values of a head's label: one per facet of the head, in their order; <c>~</c> where the label says nothing of a facet.</summary>
    private static MapCase ReadHeadLabel(ScalarNode label, DocumentNode meaning, List<Facet> facets)
    {
        var values = meaning.AsScalars($"the values of '{label.Text}'");
        if (values.Count != facets.Count)
        {
            throw meaning.Error(
                $"the label '{label.Text}' has {values.Count} values, but the head speaks of {facets.Count} facets ({string.Join(", ", facets)})",
                "Write one value per facet, in their order; '~' where the label says nothing.");
        }

        var effects = new List<MapEffect>();
        for (var i = 0; i < facets.Count; i++)
        {
            if (!values[i].IsNull)
            {
                effects.Add(new MapEffect(ValueReference.Read(facets[i], values[i]), Strength: 1, Excludes: false));
            }
        }

        return new MapCase { Effects = effects, Noise = effects.Count == 0 ? "the label says nothing of any facet" : null, Line = label.Line };
    }

    private void Decide(ScalarNode label, DocumentNode node)
    {
        var details = node as MapNode;
        var rule = new MapRule(label.Text, label.Required("the label"), group: null, label.Source.File, label.Line)
        {
            Aliases = details?.Texts("aliases") ?? [],
            ProviderIds = details?.Texts("ids") ?? [],
        };
        Claim(rule.Label, label);
        foreach (var alias in details?.Scalars("aliases") ?? [])
        {
            Claim(alias.Text, alias);
        }

        foreach (var id in details?.Scalars("ids") ?? [])
        {
            Claim(id.Text, id);
        }

        _rules.Add(rule);
        _pending.Add((rule, node));
    }

    private void Claim(string name, ScalarNode node)
    {
        var folded = LabelName.Fold(name);
        if (!_decided.TryAdd(folded, node))
        {
            throw node.Error($"the label '{name}' is decided twice, first on line {_decided[folded].Line}", "Keep one of the two; case, hyphens and blanks do not tell labels apart.");
        }
    }

    private void ReadNoise(ScalarNode topic, MapNode node)
    {
        node.CheckKeys("reason", "labels");
        var reason = node.Text("reason");
        foreach (var label in node.Scalars("labels"))
        {
            Claim(label.Text, label);
            _rules.Add(new MapRule(label.Text, label.Required("the label"), group: null, label.Source.File, label.Line)
            {
                Cases = [new MapCase { Effects = [], Noise = $"{topic.Text}: {reason}", Line = label.Line }],
            });
        }
    }

    private Dictionary<string, string> ReadCannotSay(MapNode root)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (facet, reason) in root.Find("cannot-say")?.AsMap("'cannot-say'").Entries ?? [])
        {
            reasons.Add(ValueReference.ReadFacet(_taxonomy, facet).Id, reason.AsScalar("the reason").Required("the reason"));
        }

        return reasons;
    }
}
