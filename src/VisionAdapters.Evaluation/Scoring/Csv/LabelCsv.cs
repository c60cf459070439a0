namespace VisionAdapters.Evaluation;

/// <summary>Reads a file of labels, <c>image,facet,value</c>.</summary>
internal static class LabelCsv
{
    /// <summary>Reads the truth. When <paramref name="grow"/>, the labels' images make up the universe; else labels of other images are counted and left out.</summary>
    public static IReadOnlyList<FacetTruth> Read(ScoringCsvSources sources, ImageUniverse images, bool grow, ProblemCounts problems)
    {
        var facets = new SortedDictionary<string, LabeledFacet>(StringComparer.Ordinal);
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

        return [.. facets.Values.Select(f => f.ToTruth(sources, images))];
    }
}
