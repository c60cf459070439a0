namespace VisionAdapters.Taxonomy;

/// <summary>Finds the rule and the reading of every label of an answer.</summary>
internal static class AnswerReader
{
    /// <summary>Reads all labels, in the answer's order, tags before objects.</summary>
    public static (LabelReading[] Labels, bool[] PresentRules) Read(LabelMap map, TaggingResponse response)
    {
        var labels = new LabelReading[response.Tags.Count + response.Objects.Count];
        var present = new bool[map.Rules.Count];
        for (var i = 0; i < response.Tags.Count; i++)
        {
            var tag = response.Tags[i];
            labels[i] = Find(map, EvidenceSource.Tag, i, tag.Name, tag.Id, tag.Confidence, tag.Group, tag.Aliases);
        }

        for (var i = 0; i < response.Objects.Count; i++)
        {
            var thing = response.Objects[i];
            labels[response.Tags.Count + i] = Find(map, EvidenceSource.LocalizedObject, i, thing.Name, thing.Id, thing.Confidence, group: null, aliases: []);
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i].Confidence > 0)
            {
                MarkPresent(map, labels[i], ParentsOf(response, labels[i]), present);
            }
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i].Rule >= 0)
            {
                labels[i] = labels[i] with { Case = FindCase(map.Rules[labels[i].Rule], present) };
            }
        }

        return (labels, present);
    }

    private static LabelReading Find(
        LabelMap map, EvidenceSource source, int index, string name, string? id, double confidence, string? group, IReadOnlyList<string> aliases) => new()
    {
        Source = source,
        SourceIndex = index,
        Name = name,
        Confidence = confidence > 0 ? Math.Min(1, confidence) : 0,
        Group = group,
        Rule = map.Index.Find(name, id, group, aliases),
    };

    /// <summary>
    /// Marks a label, and the labels that the provider puts above it: an answer that is cut off may name a parent that it does not list. Such a parent is a
    /// witness for others, but gives no evidence of its own.
    /// </summary>
    private static void MarkPresent(LabelMap map, in LabelReading label, IReadOnlyList<string> parents, bool[] present)
    {
        if (label.Rule >= 0)
        {
            present[label.Rule] = true;
        }

        for (var i = 0; i < parents.Count; i++)
        {
            var parent = map.Index.FindLabel(parents[i]);
            if (parent >= 0)
            {
                present[parent] = true;
            }
        }
    }

    private static IReadOnlyList<string> ParentsOf(TaggingResponse response, in LabelReading label) => label.Source == EvidenceSource.Tag
        ? response.Tags[label.SourceIndex].Parents
        : response.Objects[label.SourceIndex].Parents;

    private static MapCase? FindCase(MapRule rule, ReadOnlySpan<bool> present)
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
