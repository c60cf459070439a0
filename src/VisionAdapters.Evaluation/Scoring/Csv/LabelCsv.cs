namespace VisionAdapters.Evaluation;

/// <summary>Reads a file of labels, <c>image,facet,value</c>.</summary>
internal static class LabelCsv
{
    /// <summary>Reads the truth. When <paramref name="grow"/>, the labels' images make up the universe; else labels of other images are
    /// counted and left out.</summary>
    public static IReadOnlyList<FacetTruth> Read(ScoringCsvSources sources, ImageUniverse images, bool grow, ProblemCounts problems)
    {
        var facets = new OrderedDictionary<string, LabeledFacet>(StringComparer.Ordinal);
        using var table = StrictCsv.Open(sources.Labels);
        var (image, facet, value) = (table.Column("image"), table.Column("facet"), table.Column("value"));
        while (table.Read())
        {
            var (imageId, facetId, valueId) = (table.Text(image), table.Text(facet), table.Text(value));
            if (grow)
            {
                images.Add(imageId);
            }

            if (!images.TryFind(imageId, out var number))
            {
                problems.Add(ProblemCounts.LabelsOfUnknownImages);
                continue;
            }

            if (!facets.TryGetValue(facetId, out var labeled))
            {
                facets[facetId] = labeled = new LabeledFacet(facetId);
            }

            if (!labeled.Add(number, valueId, table.Line))
            {
                problems.Add(ProblemCounts.RepeatedLabels);
            }
        }

        return [.. facets.OrderBy(facet => Order(facet.Key, sources)).Select(facet => facet.Value.ToTruth(sources, images))];
    }

    /// <summary>The index of a facet in the taxonomy; facets that it does not have come last, in the order in which they were
    /// read.</summary>
    private static int Order(string facet, ScoringCsvSources sources)
    {
        var index = sources.Taxonomy?.Facets.Index().FirstOrDefault(known => known.Item.Id == facet, (-1, null!)).Index ?? -1;
        return index < 0 ? int.MaxValue : index;
    }
}
