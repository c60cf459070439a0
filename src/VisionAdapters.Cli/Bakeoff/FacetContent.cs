using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>How often each value of a facet is true in a set.</summary>
internal sealed record FacetContent(string Facet, int Labeled, IReadOnlyList<(string Value, int Count)> Values)
{
    public static IEnumerable<FacetContent> From(LabeledSet set) => set.Facets.Select(facet =>
    {
        var labels = set.Images.Select(image => image.Truth.GetValueOrDefault(facet.Id)).OfType<IReadOnlyList<string>>().ToList();
        var values = labels
            .SelectMany(values => values)
            .CountBy(value => value, StringComparer.Ordinal)
            .OrderByDescending(value => value.Value)
            .ThenBy(value => value.Key, StringComparer.Ordinal);
        return new FacetContent(facet.Id, labels.Count, [.. values.Select(value => (value.Key, value.Value))]);
    });
}
