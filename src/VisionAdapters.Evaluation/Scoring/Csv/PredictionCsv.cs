namespace VisionAdapters.Evaluation;

/// <summary>Reads a file of predictions, <c>image,facet,value,confidence[,provider]</c>.</summary>
internal static class PredictionCsv
{
    /// <summary>The provider of a file without a column of that name.</summary>
    public const string OnlyProvider = "predictions";

    /// <summary>
    /// Reads the predictions of every provider of the file, in the file's order. A provider without a row of a labeled facet abstains
    /// there. Rows that cannot count (another image, a facet without labels) are counted and left out; of a repeated value the highest
    /// confidence stays.
    /// </summary>
    public static IReadOnlyList<ProviderPredictions> Read(
        string path, ImageUniverse images, IReadOnlyCollection<string> facets, ProblemCounts problems)
    {
        var providers = new OrderedDictionary<string, Dictionary<string, List<ScoredValue>[]>>(StringComparer.Ordinal);
        using var table = StrictCsv.Open(path);
        var (image, facet, value) = (table.Column("image"), table.Column("facet"), table.Column("value"));
        var (confidence, provider) = (table.Column("confidence"), table.OptionalColumn("provider"));
        if (provider < 0)
        {
            providers[OnlyProvider] = Abstentions(facets, images.Ids.Count);
        }

        while (table.Read())
        {
            var providerId = provider < 0 ? OnlyProvider : table.Text(provider);
            var (imageId, facetId) = (table.Text(image), table.Text(facet));
            var scored = new ScoredValue(table.Text(value), table.Confidence(confidence));
            if (!providers.TryGetValue(providerId, out var answers))
            {
                providers[providerId] = answers = Abstentions(facets, images.Ids.Count);
            }

            if (!images.TryFind(imageId, out var number))
            {
                problems.Add(ProblemCounts.PredictionsOfUnknownImages);
            }
            else if (!answers.TryGetValue(facetId, out var values))
            {
                problems.Add(ProblemCounts.PredictionsOfUnlabeledFacets);
            }
            else if (!Add(values[number], scored))
            {
                problems.Add(ProblemCounts.RepeatedPredictions);
            }
        }

        return [.. providers.Select(p => ToPredictions(p.Key, p.Value))];
    }

    private static bool Add(List<ScoredValue> values, ScoredValue scored)
    {
        var index = values.FindIndex(v => v.Value == scored.Value);
        if (index < 0)
        {
            values.Add(scored);
            return true;
        }

        values[index] = values[index] with { Confidence = Math.Max(values[index].Confidence, scored.Confidence) };
        return false;
    }

    private static Dictionary<string, List<ScoredValue>[]> Abstentions(IReadOnlyCollection<string> facets, int images) =>
        facets.ToDictionary(
            f => f, _ => Enumerable.Range(0, images).Select(_ => new List<ScoredValue>()).ToArray(), StringComparer.Ordinal);

    private static ProviderPredictions ToPredictions(string provider, Dictionary<string, List<ScoredValue>[]> facets) => new()
    {
        Provider = provider,
        Facets = facets.ToDictionary(f => f.Key, f => (IReadOnlyList<IReadOnlyList<ScoredValue>>)f.Value, StringComparer.Ordinal),
    };
}
