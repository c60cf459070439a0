using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>What has been said so far of one image, and which values it is to map back to.</summary>
internal sealed class Speech(TagMapper mapper)
{
    private readonly List<FacetValue> _promised = [];
    private List<ImageTag> _tags = [];
    private List<DominantColor> _colors = [];
    private MappingResult? _mapping;

    public IReadOnlyList<ImageTag> Tags => _tags;

    public IReadOnlyList<DominantColor> Colors => _colors;

    /// <summary>Keeps later additions from taking a value back.</summary>
    public void Promise(FacetValue value) => _promised.Add(value);

    /// <summary>Tells whether what has been said maps back to a value.</summary>
    public bool Says(FacetValue value) => _mapping is { } mapping && Says(mapping, value);

    /// <summary>Adds a label, and its witness, unless the value would not be told by them or a promised one would be taken back.</summary>
    public bool TryAdd(FacetValue value, Utterance utterance, double confidence)
    {
        var tags = new List<ImageTag>(_tags);
        Add(tags, utterance.Label, confidence);
        if (utterance.Witness is { } witness)
        {
            Add(tags, witness, confidence);
        }

        return TryKeep(value, tags, _colors);
    }

    /// <summary>Adds colours under the same condition.</summary>
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
        if (!Says(mapping, value) || !_promised.TrueForAll(promised => Says(mapping, promised)))
        {
            return false;
        }

        (_tags, _colors, _mapping) = (tags, colors, mapping);
        return true;
    }

    private static bool Says(MappingResult mapping, FacetValue value) => value.Facet.IsMultiValued
        ? mapping.Values.Any(mapped => ReferenceEquals(mapped.Value, value) && mapped.OwnConfidence > 0)
        : ReferenceEquals(mapping.Best(value.Facet.Id)?.Value, value);
}
