using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>
/// How many images have a value of a facet, how many have none to see, and how often each value of a facet is true in a set.
/// </summary>
internal sealed record FacetContent(string Facet, int Labeled, int NotApplicable, IReadOnlyList<(string Value, int Count)> Values)
{
    public static IEnumerable<FacetContent> From(LabeledSet set) => set.Facets.Select(facet =>
    {
        var labels = set.Images.Select(image => image.Truth.GetValueOrDefault(facet.Id)).OfType<IReadOnlyList<string>>().ToList();
        var values = labels
            .SelectMany(values => values)
            .CountBy(value => value, StringComparer.Ordinal)
            .OrderByDescending(value => value.Value)
            .ThenBy(value => value.Key, StringComparer.Ordinal);
        var without = labels.Count(values => values.Count == 0);
        return new FacetContent(facet.Id, labels.Count - without, without, [.. values.Select(value => (value.Key, value.Value))]);
    });
}
