namespace VisionAdapters.Taxonomy;

/// <summary>Makes evidence of an answer's labels and colors, in an order that does not depend on theirs.</summary>
internal static class EvidenceCollector
{
    /// <summary>Collects the evidence of an answer, ordered by group and rule; evidence without a group comes first.</summary>
    public static MappingEvidence[] Collect(LabelMap map, TaggingResponse response)
    {
        var labels = new AnswerReading(map, response).Labels
            .Where(label => label is { Confidence: > 0, Case.Effects.Length: > 0 })
            .ToList();
        labels.Sort(LabelReading.Compare);
        var exclusions = Exclude(labels);
        var evidence = new List<MappingEvidence>(labels.Count);
        var group = MappingEvidence.NoGroup;
        for (var i = 0; i < labels.Count; i++)
        {
            group += labels[i].Group is not null && (i == 0 || labels[i].Group != labels[i - 1].Group) ? 1 : 0;
            AddLabel(labels[i], group, exclusions, evidence);
        }

        AddColors(map, response, group + 1, exclusions, evidence);
        return [.. evidence];
    }

    private static Exclusions Exclude(List<LabelReading> labels)
    {
        var exclusions = new Exclusions();
        for (var i = 0; i < labels.Count; i++)
        {
            // The same label said twice excludes once, with the higher confidence, which comes first.
            if (i == 0 || labels[i - 1].Rule != labels[i].Rule || labels[i - 1].Group != labels[i].Group)
            {
                exclusions.Add(labels[i].Case!, labels[i].Confidence);
            }
        }

        return exclusions;
    }

    private static void AddLabel(LabelReading label, int group, Exclusions exclusions, List<MappingEvidence> evidence)
    {
        foreach (var effect in label.Case!.Effects)
        {
            var strength = effect.Excludes ? 0 : effect.Strength * label.Prominence * exclusions.Left(effect.Value);
            if (label.Confidence * strength > 0)
            {
                evidence.Add(new MappingEvidence
                {
                    Value = effect.Value,
                    Source = label.Source,
                    SourceIndex = label.SourceIndex,
                    RuleIndex = label.Rule,
                    Confidence = label.Confidence,
                    Strength = strength,
                    Group = group,
                });
            }
        }
    }

    private static void AddColors(LabelMap map, TaggingResponse response, int group, Exclusions exclusions, List<MappingEvidence> evidence)
    {
        foreach (var color in map.Colors?.Find(response.Colors) ?? [])
        {
            var left = exclusions.Left(color.Value);
            if (left > ColorMapping.MinBelief)
            {
                evidence.Add(new MappingEvidence
                {
                    Value = color.Value,
                    Source = EvidenceSource.Color,
                    SourceIndex = color.Index,
                    RuleIndex = -1,
                    Confidence = color.Share,
                    Strength = left * color.Strength,
                    Group = group,
                });
            }
        }
    }
}
