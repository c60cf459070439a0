namespace VisionAdapters.Evaluation;

/// <summary>Reads a file of labels, <c>image,facet,value</c>.</summary>
internal static class LabelCsv
{
    /// <summary>Reads the truth. When <paramref name="grow"/>, the labels' images make up the universe; else labels of other images are
    /// counted and left out.</summary>
    /// <param name="sources">The files.</param>
    /// <param name="images">The images.</param>
    /// <param name="grow">Whether the labels' images make up the universe.</param>
    /// <param name="problems">Counts what is left out.</param>
    /// <param name="agreement">How far annotators agree, where the file names them.</param>
    public static IReadOnlyList<FacetTruth> Read(
        ScoringCsvSources sources, ImageUniverse images, bool grow, ProblemCounts problems, out IReadOnlyList<AgreementResult> agreement)
    {
        var facets = new OrderedDictionary<string, LabeledFacet>(StringComparer.Ordinal);
        using var table = StrictCsv.Open(sources.Labels);
        var (image, facet, value) = (table.Column("image"), table.Column("facet"), table.Column("value"));
        var annotator = table.OptionalColumn("annotator");
        var annotated = new OrderedDictionary<string, AnnotatedFacet>(StringComparer.Ordinal);
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

            var isNew = annotator < 0
                ? labeled.Add(number, valueId, table.Line)
                : AnnotatedBy(facetId).Add(number, table.Text(annotator), valueId, table.Line);
            if (!isNew)
            {
                problems.Add(ProblemCounts.RepeatedLabels);
            }
        }

        agreement = [.. annotated.Select(known => known.Value.Decide(facets[known.Key], sources, images, problems))];

        return [.. facets.OrderBy(facet => Order(facet.Key, sources)).Select(facet => facet.Value.ToTruth(sources, images))];

        AnnotatedFacet AnnotatedBy(string facetId)
        {
            if (!annotated.TryGetValue(facetId, out var known))
            {
                annotated[facetId] = known = new AnnotatedFacet(facetId);
            }

            return known;
        }
    }

    /// <summary>The index of a facet in the taxonomy; facets that it does not have come last, in the order in which they were
    /// read.</summary>
    private static int Order(string facet, ScoringCsvSources sources)
    {
        var index = sources.Taxonomy?.Facets.Index().FirstOrDefault(known => known.Item.Id == facet, (-1, null!)).Index ?? -1;
        return index < 0 ? int.MaxValue : index;
    }
}
