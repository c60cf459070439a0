using VisionAdapters.Files;
namespace VisionAdapters.Taxonomy;

/// <summary>Reads the map of a provider's labels.</summary>
internal sealed class LabelMapReader
{
    private static readonly string[] Keys =
    [
        "map", "version", "taxonomy", "provider", "extends", "description", "cannot-say", "families", "kinds", "colours", "regions",
        "heads", "labels", "noise", "sensitive",
    ];

    private readonly TaxonomyDefinition _taxonomy;
    private readonly List<MapRule> _rules = [];
    private readonly List<(MapRule Rule, DocumentNode Node)> _pending = [];

    /// <summary>The noise topics that speak against values.</summary>
    private readonly List<(ScalarNode Topic, MapNode Node, List<MapRule> Rules)> _topics = [];

    /// <summary>Where each name is decided, by its folded form.</summary>
    private readonly Dictionary<string, ScalarNode> _decided = new(StringComparer.OrdinalIgnoreCase);

    private LabelMapReader(TaxonomyDefinition taxonomy) => _taxonomy = taxonomy;

    /// <summary>Reads a map and the maps that it builds on.</summary>
    /// <param name="top">The map's file.</param>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="findBase">Finds the file that another one extends, by the name or path that stands there.</param>
    public static LabelMap Read(MapNode top, TaxonomyDefinition taxonomy, Func<ScalarNode, MapNode> findBase) =>
        new LabelMapReader(taxonomy).ReadAll(ReadChain(top, findBase));

    /// <summary>Reads the files from the map itself down to the one at the bottom.</summary>
    private static List<MapNode> ReadChain(MapNode top, Func<ScalarNode, MapNode> findBase)
    {
        var chain = new List<MapNode>();
        for (var root = top; root is not null;)
        {
            root.CheckKeys(Keys);
            chain.Add(root);
            var name = root.Find("extends")?.AsScalar("'extends'");
            name?.Required("'extends'");
            var next = name is null ? null : findBase(name);
            if (next is not null && chain.Exists(node => node.Source.Identity == next.Source.Identity))
            {
                throw name!.Error($"the map '{name.Text}' builds on itself", "Let one of the maps stand alone.");
            }

            root = next;
        }

        return chain;
    }

    private LabelMap ReadAll(List<MapNode> chain)
    {
        // Labels come by the thousand, and a dictionary that grows to their number leaves big arrays behind.
        var labels = chain.Sum(CountLabels);
        _decided.EnsureCapacity(labels);
        _rules.EnsureCapacity(labels);

        // What a map decides goes before what the map below it says of the same label.
        foreach (var root in chain)
        {
            ValueReference.CheckTaxonomy(root, _taxonomy);
            ReadRules(root);
        }

        // Conditions name other labels, so the readings come after all labels are known.
        MapRule[] all = [.. _rules];
        var index = new RuleIndex(all);
        var cases = new MapCaseReader(
            _taxonomy, index, FindBlocks(chain, "families"), [.. FindBlocks(chain, "noise"), .. FindBlocks(chain, "sensitive")]);
        foreach (var (rule, node) in _pending)
        {
            rule.Cases = cases.Read(rule, node);
        }

        foreach (var (topic, node, rules) in _topics)
        {
            var readings = cases.ReadTopic(node, rules[0].Cases[0].Noise!, topic.Line);
            rules.ForEach(rule => rule.Cases = readings);
        }

        new KindsReader(all, cases).Read(FindBlocks(chain, "kinds"));
        var top = chain[0];
        var hash = chain.Count == 1
            ? top.Source.ContentHash
            : ContentHashes.OfText(string.Join('\n', chain.Select(root => root.Source.ContentHash)));
        var cannotSay = ReadCannotSay(chain);
        var colors = ReadColors(chain, cannotSay);
        return new LabelMap(top.Text("map"), top.Text("version"), top.Text("provider"), _taxonomy, hash, top.Source.File, all, index)
        {
            SourceTexts = [.. chain.Select(root => root.Source.Text)],
            CannotSay = cannotSay,
            HasKinds = Array.Exists(all, rule => rule.Broader >= 0),
            Regions = ReadRegions(chain),
            Colors = colors.Mapping,
            ColorRule = colors.Rule,
        };
    }

    /// <summary>
    /// Counts the labels of a file, about: what is none of a map's collections counts nothing here and is complained of later.
    /// </summary>
    private static int CountLabels(MapNode root)
    {
        var count = (root.Find("labels") as MapNode)?.Entries.Count ?? 0;
        foreach (var (_, topic) in (root.Find("noise") as MapNode)?.Entries ?? [])
        {
            count += ((topic as MapNode)?.Find("labels") as ListNode)?.Items.Count ?? 0;
        }

        return count;
    }

    private static List<MapNode> FindBlocks(List<MapNode> chain, string key) =>
        [.. chain.Select(root => root.Find(key)?.AsMap($"'{key}'")).OfType<MapNode>()];

    private void ReadRules(MapNode root)
    {
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
            ReadNoise(topic, node.AsMap($"the noise '{topic.Text}'"), isSensitive: false);
        }

        foreach (var (topic, node) in root.Find("sensitive")?.AsMap("'sensitive'").Entries ?? [])
        {
            ReadNoise(topic, node.AsMap($"the topic '{topic.Text}'"), isSensitive: true);
        }
    }

    private void ReadHead(ScalarNode head, MapNode node)
    {
        node.CheckKeys("facets", "labels");
        var facets = node.Require("facets").AsScalars("'facets'").Select(facet => ValueReference.ReadFacet(_taxonomy, facet)).ToList();
        foreach (var (label, meaning) in node.Require("labels").AsMap("'labels'").Entries)
        {
            if (!Claim($"{head.Text}/{label.Text}", label))
            {
                continue;
            }

            _rules.Add(new MapRule($"{head.Text}/{label.Text}", label.Required("the label"), head.Text, label.Source.File, label.Line)
            {
                Cases = [ReadHeadLabel(label, meaning, facets)],
            });
        }
    }

    /// <summary>
    /// Reads the values of a head's label: one per facet of the head, in their order; <c>~</c> where the label says nothing of a facet.
    /// </summary>
    private static MapCase ReadHeadLabel(ScalarNode label, DocumentNode meaning, List<Facet> facets)
    {
        var values = meaning.AsScalars($"the values of '{label.Text}'");
        if (values.Length != facets.Count)
        {
            throw meaning.Error(
                $"the label '{label.Text}' has {values.Length} values, "
                + $"but the head speaks of {facets.Count} facets ({MessageText.List([.. facets.Select(facet => facet.Id)])})",
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

        return new MapCase
        {
            Effects = [.. effects],
            Noise = effects.Count == 0 ? "the label says nothing of any facet" : null,
            Line = label.Line,
        };
    }

    private void Decide(ScalarNode label, DocumentNode node)
    {
        var name = label.Required("the label");
        if (!Claim(name, label))
        {
            return;
        }

        var details = node as MapNode;
        var rule = new MapRule(name, name, group: null, label.Source.File, label.Line)
        {
            Aliases = ClaimAll(details, "aliases"),
            ProviderIds = ClaimAll(details, "ids"),
            ProviderCategories = details is not null && details.Has("categories")
                ? [.. details.Scalars("categories").Where(ClaimCategory).Select(node => node.Text)]
                : [],
        };
        _rules.Add(rule);
        _pending.Add((rule, node));
    }

    private string[] ClaimAll(MapNode? details, string key) =>
        details is not null && details.Has(key)
            ? [.. details.Scalars(key).Where(node => Claim(node.Text, node)).Select(node => node.Text)]
            : [];

    /// <summary>Takes a name for a rule. A name that a map further up has taken is left to that one.</summary>
    private bool Claim(string name, ScalarNode node)
    {
        var key = LabelName.FoldUnlessPlain(name);
        if (_decided.TryAdd(key, node))
        {
            return true;
        }

        var first = _decided[key];
        if (!ReferenceEquals(first.Source, node.Source))
        {
            return false;
        }

        throw node.Error(
            $"the label '{name}' is decided twice, first on line {first.Line}",
            "Keep one of the two; case, hyphens and blanks do not tell labels apart.");
    }

    /// <summary>Takes one of the provider's categories for a rule.</summary>
    private bool ClaimCategory(ScalarNode category) => Claim(CategoryKey(category), category);

    private static string CategoryKey(ScalarNode category) => "category/" + category.Required("the category");

    private void ReadNoise(ScalarNode topic, MapNode node, bool isSensitive)
    {
        node.CheckKeys(isSensitive ? ["reason", "labels", "categories"] : ["reason", "labels", "categories", "excludes", "unless"]);
        var first = _rules.Count;
        var noise = $"{topic.Text}: {node.Text("reason")}";
        MapCase[] cases = [new MapCase { Effects = [], Noise = noise, IsSensitive = isSensitive, Line = topic.Line }];
        foreach (var category in node.Scalars("categories").Where(ClaimCategory))
        {
            _rules.Add(new MapRule(
                CategoryKey(category), category.Required("the category"), group: null, category.Source.File, category.Line)
            {
                ProviderCategories = [category.Text],
                IsCategory = true,
                Cases = cases,
            });
        }

        foreach (var label in node.Scalars("labels"))
        {
            if (Claim(label.Text, label))
            {
                _rules.Add(new MapRule(label.Text, label.Required("the label"), group: null, label.Source.File, label.Line)
                {
                    Cases = cases,
                });
            }
        }

        if (node.Has("excludes") && _rules.Count > first)
        {
            _topics.Add((topic, node, _rules[first..]));
        }
    }

    /// <summary>
    /// Reads which measured colours count: the nearest map of the chain that says so decides, and the foreground's go first when none does.
    /// </summary>
    private (ColorMapping? Mapping, MapRule? Rule) ReadColors(List<MapNode> chain, Dictionary<string, string> cannotSay)
    {
        var choice = chain.Select(root => root.Find("colours")).OfType<DocumentNode>().FirstOrDefault()?.AsScalar("'colours'");
        bool? usesForeground = choice?.Text switch
        {
            null or "foreground" => true,
            "image" => false,
            "none" => null,
            _ => throw choice.Error($"'{choice.Text}' are no colours of an answer", "Write 'foreground', 'image' or 'none'."),
        };
        var mapping = usesForeground is { } foreground ? ColorMapping.Create(_taxonomy, cannotSay, foreground) : null;
        var rule = new MapRule(
            "colours", "colours", group: null, choice?.Source.File ?? chain[0].Source.File, choice?.Line ?? chain[0].Line);
        return (mapping, mapping is null ? null : rule);
    }

    private static RegionWeight? ReadRegions(List<MapNode> chain)
    {
        var node = chain.Select(root => root.Find("regions")).OfType<DocumentNode>().FirstOrDefault();
        if (node is null or ScalarNode { Text: "none" })
        {
            return null;
        }

        var details = node.AsMap("'regions'");
        details.CheckKeys("full", "least");
        return new RegionWeight(
            details.Require("full").AsScalar("'full'").AsStrength("'full'"),
            details.Require("least").AsScalar("'least'").AsStrength("'least'"));
    }

    private Dictionary<string, string> ReadCannotSay(List<MapNode> chain)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (facet, reason) in chain.SelectMany(root => root.Find("cannot-say")?.AsMap("'cannot-say'").Entries ?? []))
        {
            reasons.TryAdd(ValueReference.ReadFacet(_taxonomy, facet).Id, reason.AsScalar("the reason").Required("the reason"));
        }

        return reasons;
    }
}
