using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>
/// The inverse of a provider's map: by which labels the provider says a value. It is found by trying: every label of the map is mapped,
/// alone and beside each of
/// a few witnesses, and is an utterance of the values that it is evidence for.
/// </summary>
internal sealed class ProviderVocabulary
{
    /// <summary>Labels that make a picture one of clothing, shoes, bags or jewellery; others need one of them beside them to
    /// count.</summary>
    private static readonly string[] WitnessNames =
        ["Clothing", "Shirt", "Dress", "Pants", "Trousers", "Footwear", "Shoe", "Handbag", "Jewelry", "Jewellery", "Suit", "Textile", "Swimwear", "Fashion accessory"];

    private readonly Dictionary<FacetValue, List<Utterance>> _utterances = [];
    private readonly TagMapper _mapper;

    public ProviderVocabulary(LabelMap map)
    {
        _mapper = new TagMapper(map);
        var labels = MapCoverage.Of(map).Labels
            .Where(label => label.Decision is LabelDecision.Mapped or LabelDecision.Ambiguous && IsProvidersOwn(label.Label))
            .Select(label => label.Label)
            .ToList();
        var witnesses = labels.Where(label => WitnessNames.Contains(label.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        foreach (var label in labels)
        {
            Try(label, witness: null);
            foreach (var witness in witnesses.Where(witness => witness != label))
            {
                Try(label, witness);
            }
        }

        foreach (var (value, utterances) in _utterances)
        {
            utterances.Sort((a, b) => Compare(a, b, value));
        }
    }

    /// <summary>Gets the map.</summary>
    public LabelMap Map => _mapper.LabelMap;

    public TagMapper Mapper => _mapper;

    /// <summary>Gets the utterances of a value, the strongest first.</summary>
    public IReadOnlyList<Utterance> Find(FacetValue value) => _utterances.TryGetValue(value, out var utterances) ? utterances : [];

    public static ImageTag Tag(VocabularyLabel label, double confidence) => new() { Name = label.Name, Id = label.Id, Confidence = confidence };

    /// <summary>Names with an addition in brackets, and machine ids, are the map's own names for one sense of a label.</summary>
    private static bool IsProvidersOwn(VocabularyLabel label) => label.Group is null && !label.Name.Contains('(', StringComparison.Ordinal) && label.Name[0] != '/';

    /// <summary>Puts the strongest first, of equal ones those that need no witness, and of those the one that bears the value's
    /// name.</summary>
    private static int Compare(Utterance a, Utterance b, FacetValue value)
    {
        var order = b.Strength.CompareTo(a.Strength);
        order = order != 0 ? order : (a.Witness is null ? 0 : 1).CompareTo(b.Witness is null ? 0 : 1);
        order = order != 0 ? order : (IsNameOf(a.Label, value) ? 0 : 1).CompareTo(IsNameOf(b.Label, value) ? 0 : 1);
        order = order != 0 ? order : a.SideEffects.CompareTo(b.SideEffects);
        return order != 0 ? order : string.CompareOrdinal(a.Label.Name, b.Label.Name);
    }

    /// <summary>Tells whether a label is called like a value, which is in the plural mostly.</summary>
    private static bool IsNameOf(VocabularyLabel label, FacetValue value) =>
        value.Name.StartsWith(label.Name, StringComparison.OrdinalIgnoreCase) || label.Name.StartsWith(value.Name, StringComparison.OrdinalIgnoreCase);

    private void Try(VocabularyLabel label, VocabularyLabel? witness)
    {
        var tags = witness is null ? [Tag(label, 1)] : new[] { Tag(label, 1), Tag(witness, 1) };
        var mapping = _mapper.Map(new TaggingResponse { Provider = Map.Provider, Tags = tags });
        var evidence = mapping.Evidence.Where(item => item.Source == EvidenceSource.Tag && item.SourceIndex == 0).ToList();
        foreach (var item in evidence)
        {
            if (!_utterances.TryGetValue(item.Value, out var utterances))
            {
                _utterances.Add(item.Value, utterances = []);
            }

            if (!utterances.Exists(known => known.Label == label && known.Strength >= item.Strength))
            {
                utterances.Add(new Utterance(label, witness, item.Strength, evidence.Count - 1));
            }
        }
    }
}
