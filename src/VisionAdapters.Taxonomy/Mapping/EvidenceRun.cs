namespace VisionAdapters.Taxonomy;

/// <summary>Parts of evidence that is ordered by group and rule.</summary>
internal static class EvidenceRun
{
    /// <summary>Takes the evidence of the first group.</summary>
    public static ReadOnlySpan<MappingEvidence> TakeGroup(ref ReadOnlySpan<MappingEvidence> evidence)
    {
        var count = 1;
        while (count < evidence.Length && evidence[count].Group == evidence[0].Group)
        {
            count++;
        }

        return Take(ref evidence, count);
    }

    /// <summary>Takes the evidence of the first label.</summary>
    public static ReadOnlySpan<MappingEvidence> TakeLabel(ref ReadOnlySpan<MappingEvidence> evidence)
    {
        var count = 1;
        while (count < evidence.Length && evidence[count].Label == evidence[0].Label)
        {
            count++;
        }

        return Take(ref evidence, count);
    }

    /// <summary>
    /// Tells whether a piece is the heaviest, the first of equals, that a label gives for a value, or for it and those below it.
    /// </summary>
    public static bool IsHeaviest(ReadOnlySpan<MappingEvidence> label, int index, FacetValue value, bool withBelow)
    {
        var weight = label[index].Weight;
        for (var i = 0; i < label.Length; i++)
        {
            var isRival = i < index ? label[i].Weight >= weight : label[i].Weight > weight;
            if (isRival && (withBelow ? label[i].Value.IsSelfOrDescendantOf(value) : ReferenceEquals(label[i].Value, value)))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<MappingEvidence> Take(ref ReadOnlySpan<MappingEvidence> evidence, int count)
    {
        var run = evidence[..count];
        evidence = evidence[count..];
        return run;
    }
}
