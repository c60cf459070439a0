using VisionAdapters.Files;
namespace VisionAdapters.Taxonomy;

/// <summary>Reads which labels are kinds of which: <c>kinds: { Dress: [Gown, "@evening-dresses"] }</c>.</summary>
internal sealed class KindsReader(IReadOnlyList<MapRule> rules, MapCaseReader cases)
{
    /// <summary>
    /// Reads the blocks of a map and of the maps it builds on: what a map says of a label goes before what the map below it says.
    /// </summary>
    public void Read(IReadOnlyList<MapNode> blocks)
    {
        foreach (var block in blocks)
        {
            var lines = new Dictionary<int, ScalarNode>();
            foreach (var (label, kinds) in block.Entries)
            {
                ReadKinds(label, kinds, lines);
            }
        }

        if (blocks.Count > 0)
        {
            RefuseCircles(blocks[0]);
        }
    }

    private void ReadKinds(ScalarNode label, DocumentNode kinds, Dictionary<int, ScalarNode> lines)
    {
        var broader = cases.FindRule(label);
        foreach (var node in kinds.AsScalars($"the kinds of '{label.Text}'"))
        {
            foreach (var kind in cases.FindRules(node).Where(kind => kind != broader))
            {
                if (lines.TryGetValue(kind, out var other) && other.Text != label.Text)
                {
                    throw node.Error(
                        $"'{rules[kind].Label}' is a kind of '{other.Text}' (line {other.Line}) and of '{label.Text}'",
                        "Name it once, under the narrower of the two.");
                }

                if (lines.TryAdd(kind, label) && rules[kind].Broader < 0)
                {
                    rules[kind].Broader = broader;
                }
            }
        }
    }

    private void RefuseCircles(MapNode block)
    {
        foreach (var rule in rules)
        {
            var depth = 0;
            for (var above = rule.Broader; above >= 0; above = rules[above].Broader)
            {
                if (++depth > rules.Count)
                {
                    throw block.Error(
                        $"'{rule.Label}' is a kind of itself, by way of '{rules[rule.Broader].Label}'",
                        "Let one of the labels be the broadest.");
                }
            }
        }
    }
}
