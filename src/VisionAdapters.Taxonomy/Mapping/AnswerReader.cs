namespace VisionAdapters.Taxonomy;

/// <summary>Finds the rule and the reading of every label of an answer.</summary>
internal static class AnswerReader
{
    /// <summary>Reads all labels into the scratch, in the answer's order, tags before objects.</summary>
    public static MappingScratch Read(LabelMap map, TaggingResponse response)
    {
        var (tags, objects) = (response.Tags, response.Objects);
        var scratch = MappingScratch.Take(tags.Count + objects.Count, map.Rules.Count);
        var labels = scratch.Labels;
        var present = scratch.Present;
        for (var i = 0; i < tags.Count; i++)
        {
            var tag = tags[i];
            var rule = map.Index.Find(tag.Name, tag.Id, tag.Group, tag.Aliases, tag.Categories);
            labels[i] = ToReading(EvidenceSource.Tag, i, tag.Confidence, tag.Group, rule, map.Regions?.Of(tag.Regions) ?? 1);
            MarkPresent(map, labels[i], tag.Parents, present);
        }

        for (var i = 0; i < objects.Count; i++)
        {
            var thing = objects[i];
            ref var label = ref labels[tags.Count + i];
            var rule = map.Index.Find(thing.Name, thing.Id, group: null, aliases: []);
            label = ToReading(EvidenceSource.LocalizedObject, i, thing.Confidence, group: null, rule, map.Regions?.Of(thing.Region) ?? 1);
            MarkPresent(map, label, thing.Parents, present);
        }

        foreach (ref var label in labels)
        {
            if (label.Rule >= 0)
            {
                label.Case = FindCase(map.RuleAt(label.Rule), present);
            }
        }

        return scratch;
    }

    private static LabelReading ToReading(EvidenceSource source, int index, double confidence, string? group, int rule, double prominence) => new()
    {
        Source = source,
        SourceIndex = index,
        Confidence = confidence > 0 ? Math.Min(1, confidence) : 0,
        Group = group,
        Rule = rule,
        Prominence = prominence,
    };

    /// <summary>
    /// Marks a label, and the labels that the provider puts above it: an answer that is cut off may name a parent that it does not list.
    /// Such a parent is a
    /// witness for others, but gives no evidence of its own.
    /// </summary>
    private static void MarkPresent(LabelMap map, in LabelReading label, IReadOnlyList<string> parents, Span<ulong> present)
    {
        if (label.Confidence == 0)
        {
            return;
        }

        if (label.Rule >= 0)
        {
            IndexSet.Add(present, label.Rule);
        }

        for (var i = 0; i < parents.Count; i++)
        {
            var parent = map.Index.FindLabel(parents[i]);
            if (parent >= 0)
            {
                IndexSet.Add(present, parent);
            }
        }
    }

    private static MapCase? FindCase(MapRule rule, ReadOnlySpan<ulong> present)
    {
        foreach (var reading in rule.Cases)
        {
            if (reading.Applies(present))
            {
                return reading;
            }
        }

        return null;
    }
}
