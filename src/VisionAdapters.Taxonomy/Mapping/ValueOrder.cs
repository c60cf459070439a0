namespace VisionAdapters.Taxonomy;

/// <summary>Puts the values of an answer into the result's order: facet by facet, the value to show first, the others best first.</summary>
internal sealed class ValueOrder
{
    private int[] _values = [];
    private double[] _confidences = [];

    /// <summary>Makes the values of a sum.</summary>
    public MappedValue[] Make(TaxonomyDefinition taxonomy, EvidenceSum sum)
    {
        var count = IndexSet.Count(sum.Reached);
        if (_values.Length < count)
        {
            (_values, _confidences) = (new int[count], new double[count]);
        }

        var values = _values.AsSpan(0, count);
        var confidences = _confidences.AsSpan(0, count);
        var next = 0;
        foreach (var target in IndexSet.Members(sum.Reached))
        {
            confidences[next] = sum.Total(target);
            values[next++] = target;
        }

        for (var first = 0; first < count;)
        {
            var end = EndOfFacet(taxonomy, values, first);
            Sort(values[first..end], confidences[first..end], taxonomy);
            first = end;
        }

        var made = new MappedValue[count];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = new MappedValue
            {
                Value = taxonomy.ValueAt(values[i]),
                Confidence = sum.Total(values[i]),
                OwnConfidence = sum.Own(values[i]),
            };
        }

        return made;
    }

    private static int EndOfFacet(TaxonomyDefinition taxonomy, ReadOnlySpan<int> values, int first)
    {
        var last = taxonomy.ValueAt(values[first]).Facet.Values[^1].GlobalIndex;
        while (first < values.Length && values[first] <= last)
        {
            first++;
        }

        return first;
    }

    /// <summary>
    /// Sorts the values of one facet. They are few, so inserting one after the other is enough, and leaves equal ones in the taxonomy's
    /// order.
    /// </summary>
    private static void Sort(Span<int> values, Span<double> confidences, TaxonomyDefinition taxonomy)
    {
        var toShow = ValueToShow.Find(values, confidences, taxonomy);
        for (var i = 0; i < values.Length; i++)
        {
            var (value, confidence) = (values[i], i == toShow ? double.PositiveInfinity : confidences[i]);
            var place = i;
            for (; place > 0 && confidences[place - 1] < confidence; place--)
            {
                (confidences[place], values[place]) = (confidences[place - 1], values[place - 1]);
            }

            (confidences[place], values[place]) = (confidence, value);
        }
    }
}
