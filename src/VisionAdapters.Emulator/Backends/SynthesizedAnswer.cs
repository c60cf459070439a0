using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>The labels and colors chosen so far for one image, and the values that they must map back to.</summary>
internal sealed class SynthesizedAnswer(TagMapper mapper)
{
    private readonly List<FacetValue> _required = [];
    private List<ImageTag> _tags = [];
    private List<DominantColor> _colors = [];
    private MappingResult? _mapping;

    public IReadOnlyList<ImageTag> Tags => _tags;

    public IReadOnlyList<DominantColor> Colors => _colors;

    /// <summary>Keeps later additions from changing a value.</summary>
    public void Require(FacetValue value) => _required.Add(value);

    /// <summary>Tells whether the answer maps back to a value.</summary>
    public bool MapsTo(FacetValue value) => _mapping is { } mapping && MapsTo(mapping, value);

    /// <summary>Adds a label and its companion, unless they would not map to the value or would change a required one.</summary>
    public bool TryAdd(FacetValue value, LabelChoice choice, double confidence)
    {
        var tags = new List<ImageTag>(_tags);
        Add(tags, choice.Label, confidence);
        if (choice.Companion is { } companion)
        {
            Add(tags, companion, confidence);
        }

        return TryKeep(value, tags, _colors);
    }

    /// <summary>Adds colors under the same condition.</summary>
    public bool TryAdd(FacetValue value, IReadOnlyList<DominantColor> colors) => TryKeep(value, _tags, [.. _colors, .. colors]);

    private static void Add(List<ImageTag> tags, VocabularyLabel label, double confidence)
    {
        if (!tags.Exists(tag => tag.Name == label.Name))
        {
            tags.Add(ProviderVocabulary.Tag(label, confidence));
        }
    }

    private bool TryKeep(FacetValue value, List<ImageTag> tags, List<DominantColor> colors)
    {
        var mapping = mapper.Map(new TaggingResponse { Provider = mapper.LabelMap.Provider, Tags = tags, Colors = colors });
        if (!MapsTo(mapping, value) || !_required.TrueForAll(required => MapsTo(mapping, required)))
        {
            return false;
        }

        (_tags, _colors, _mapping) = (tags, colors, mapping);
        return true;
    }

    private static bool MapsTo(MappingResult mapping, FacetValue value) => value.Facet.IsMultiValued
        ? mapping.Values.Any(mapped => ReferenceEquals(mapped.Value, value) && mapped.OwnConfidence > 0)
        : ReferenceEquals(mapping.Best(value.Facet.Id)?.Value, value);
}
