namespace VisionAdapters.Taxonomy;

/// <summary>Makes evidence of an answer's labels and colours, in an order that does not depend on theirs.</summary>
internal static class EvidenceCollector
{
    /// <summary>Collects the evidence of an answer whose labels have been read into the scratch.</summary>
    public static void Collect(LabelMap map, TaggingResponse response, MappingScratch scratch)
    {
        var labels = scratch.Labels;
        var order = scratch.Order.Sort(labels, map.Index);
        scratch.Exclusions.Reserve(map.Taxonomy.ValueCount);
        CollectExclusions(labels, order, scratch.Exclusions);
        var group = -1;
        for (var i = 0; i < order.Length; i++)
        {
            ref readonly var label = ref labels[order[i]];
            if (label.Group is not null && (group < 0 || labels[order[i - 1]].Group != label.Group))
            {
                group++;
            }

            foreach (ref readonly var effect in label.Case!.Support.AsSpan())
            {
                var strength = effect.Strength * label.Prominence * scratch.Exclusions.Left(effect.Value);
                if (label.Confidence * strength > 0)
                {
                    scratch.Evidence.Add(new MappingEvidence
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

        map.Colors?.Collect(response.Colors, group + 1, scratch);
    }

    private static void CollectExclusions(ReadOnlySpan<LabelReading> labels, ReadOnlySpan<int> order, ExclusionTally exclusions)
    {
        for (var i = 0; i < order.Length; i++)
        {
            ref readonly var label = ref labels[order[i]];

            // The same label said twice excludes once, with the higher confidence, which comes first.
            if (i > 0 && labels[order[i - 1]].Rule == label.Rule)
            {
                continue;
            }

            exclusions.Add(label.Case!, label.Confidence);
        }
    }
}
