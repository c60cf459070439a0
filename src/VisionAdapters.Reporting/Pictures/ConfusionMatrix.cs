namespace VisionAdapters.Reporting;

/// <summary>
/// How often each provider says one value where another is true: a facet's values in the taxonomy's order, images of one true value alone.
/// </summary>
internal sealed class ConfusionMatrix
{
    /// <summary>The values that somebody said or that are true, in the taxonomy's order; ones that it does not list come last.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>
    /// For each provider, for each true value, the images by what was said; the last place counts those without a value. Null where the
    /// provider does not offer the facet, or an answer never came.
    /// </summary>
    public required IReadOnlyList<int[][]?> Counts { get; init; }

    public static ConfusionMatrix? Find(PictureIndex index, FacetScores facet)
    {
        if (facet.IsMultiValued)
        {
            return null;
        }

        var answers = (
            from provider in index.Providers
            select (
                from image in index.Images
                let kind = index.KindOf(image, provider, facet)
                where kind is PictureKind.Right or PictureKind.Wrong or PictureKind.Abstained
                let truth = image.Truth[facet.Facet]
                where truth.Count == 1
                let said = PictureIndex.SaidBy(PictureIndex.ReadingOf(image, provider), facet)
                select (Truth: truth[0], Said: said.Count == 0 ? null : said[0]))
            .ToList()).ToList();
        var seen = answers.SelectMany(said => said).SelectMany(answer => new[] { answer.Truth, answer.Said }).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        if (seen.Count < 2)
        {
            return null;
        }

        string[] values =
        [
            .. index.ValuesOf(facet.Facet).Where(seen.Contains).Union(seen.Order(StringComparer.Ordinal), StringComparer.Ordinal),
        ];
        var places = values.Index().ToDictionary(value => value.Item, value => value.Index, StringComparer.Ordinal);
        return new ConfusionMatrix
        {
            Values = values,
            Counts = [.. answers.Select(said => said.Count == 0 ? null : Count(said, places))],
        };
    }

    private static int[][] Count(List<(string Truth, string? Said)> answers, Dictionary<string, int> places)
    {
        var counts = Enumerable.Range(0, places.Count).Select(_ => new int[places.Count + 1]).ToArray();
        foreach (var (truth, said) in answers)
        {
            counts[places[truth]][said is null ? places.Count : places[said]]++;
        }

        return counts;
    }
}
