namespace VisionAdapters.Taxonomy;

/// <summary>Makes evidence of an answer's labels, in an order that does not depend on theirs.</summary>
internal static class EvidenceCollector
{
    public static MappingEvidence[] Collect(LabelMap map, TaggingResponse response)
    {
        var (labels, _) = AnswerReader.Read(map, response);
        Array.Sort(labels, Compare);
        var exclusions = CollectExclusions(labels);
        var evidence = new List<MappingEvidence>();
        var group = -1;
        for (var i = 0; i < labels.Length; i++)
        {
            if (i == 0 || !IsSameGroup(labels[i - 1], labels[i]))
            {
                group++;
            }

            foreach (var effect in labels[i].Case?.Effects ?? [])
            {
                var strength = effect.Excludes || labels[i].Confidence == 0 ? 0 : effect.Strength * Survival(effect.Value, exclusions);
                if (strength > 0)
                {
                    evidence.Add(new MappingEvidence
                    {
                        Value = effect.Value,
                        Source = labels[i].Source,
                        SourceIndex = labels[i].SourceIndex,
                        RuleIndex = labels[i].Rule,
                        Confidence = labels[i].Confidence,
                        Strength = strength,
                        Group = group,
                    });
                }
            }
        }

        return [.. evidence];
    }

    /// <summary>Labels of one head are a group; any other label is a group with those that the map takes for the same label.</summary>
    private static bool IsSameGroup(in LabelReading a, in LabelReading b) =>
        string.Equals(a.Group, b.Group, StringComparison.Ordinal) && (a.Group is not null || a.Rule == b.Rule);

    private static int Compare(LabelReading a, LabelReading b)
    {
        var order = string.CompareOrdinal(a.Group, b.Group);
        order = order != 0 ? order : a.Rule.CompareTo(b.Rule);
        order = order != 0 ? order : b.Confidence.CompareTo(a.Confidence);
        order = order != 0 ? order : a.Source.CompareTo(b.Source);
        return order != 0 ? order : a.SourceIndex.CompareTo(b.SourceIndex);
    }

    /// <summary>Finds what is left of each excluded value: the product of one minus each exclusion's weight.</summary>
    private static Dictionary<FacetValue, double> CollectExclusions(LabelReading[] labels)
    {
        var left = new Dictionary<FacetValue, double>();
        for (var i = 0; i < labels.Length; i++)
        {
            // The same label said twice excludes once, with the higher confidence, which comes first.
            if (labels[i].Case is not { } reading || (i > 0 && labels[i - 1].Rule == labels[i].Rule))
            {
                continue;
            }

            foreach (var effect in reading.Effects)
            {
                if (effect.Excludes)
                {
                    left[effect.Value] = left.GetValueOrDefault(effect.Value, 1) * (1 - (effect.Strength * labels[i].Confidence));
                }
            }
        }

        return left;
    }

    private static double Survival(FacetValue value, Dictionary<FacetValue, double> exclusions)
    {
        var survival = 1.0;
        for (var excluded = value; exclusions.Count > 0 && excluded is not null; excluded = excluded.Parent)
        {
            survival *= exclusions.GetValueOrDefault(excluded, 1);
        }

        return survival;
    }
}
