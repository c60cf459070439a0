using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Names the labels of answers, but for those that the map calls sensitive: they are never shown.</summary>
internal sealed class AnswerLabels(TagMapper mapper)
{
    // Few labels fill all answers: each is judged, and kept, once.
    private readonly Dictionary<(string Name, string? Group), string?> _names = [];

    private readonly TaggingResponse _empty = new() { Provider = mapper.LabelMap.Provider };

    public IReadOnlyList<string> Read(TaggingResponse response) =>
    [
        .. response.Tags.Select(tag => NameOf(tag.Name, tag.Group, answer => new(answer) { Tags = [tag] }))
            .Concat(response.Objects.Select(thing => NameOf(thing.Name, group: null, answer => new(answer) { Objects = [thing] })))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];

    private string? NameOf(string name, string? group, Func<TaggingResponse, TaggingResponse> alone)
    {
        if (!_names.TryGetValue((name, group), out var known))
        {
            known = IsSensitive(alone(_empty)) ? null : group is null ? name : $"{name} ({group})";
            _names.Add((name, group), known);
        }

        return known;
    }

    private bool IsSensitive(TaggingResponse answer) => mapper.Map(answer).Explain(showSensitive: true).Labels
        .Any(label => label.Outcome == LabelOutcome.Sensitive || label.Rule is { IsSensitive: true });
}
