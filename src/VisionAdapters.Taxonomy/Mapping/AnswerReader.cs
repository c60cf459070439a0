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

        foreach (var label in labels)
        {
            if (label.Rule >= 0 && label.Confidence > 0)
            {
                present[label.Rule] = true;
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
