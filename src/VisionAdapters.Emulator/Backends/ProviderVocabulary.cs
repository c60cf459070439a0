using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>
/// The inverse of a provider's map: the labels that stand for a value. They are found by trying: every label of the map is mapped, alone
/// and together with each of a few companions, and is a choice for the values that it is evidence for.
/// </summary>
internal sealed class ProviderVocabulary
{
    /// <summary>
    /// Labels that make a picture one of clothing, shoes, bags or jewelry; other labels count only together with one of them.
    /// </summary>
    private static readonly string[] CompanionNames =
    [
        "Clothing", "Shirt", "Dress", "Pants", "Trousers", "Footwear", "Shoe", "Handbag", "Jewelry", "Jewellery", "Suit", "Textile",
        "Swimwear", "Fashion accessory",
    ];

    private readonly Dictionary<FacetValue, List<LabelChoice>> _choices = [];
    private readonly TagMapper _mapper;

    public ProviderVocabulary(LabelMap map)
    {
        _mapper = new TagMapper(map);
        var labels = MapCoverage.Create(map).Labels
            .Where(label => label.Decision is LabelDecision.Mapped or LabelDecision.Ambiguous && IsProvidersOwn(label.Label))
            .Select(label => label.Label)
            .ToList();
        var companions = labels.Where(label => CompanionNames.Contains(label.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        foreach (var label in labels)
        {
            Try(label, companion: null);
            foreach (var companion in companions.Where(companion => companion != label))
            {
                Try(label, companion);
            }
        }

        foreach (var (value, choices) in _choices)
        {
            choices.Sort((a, b) => Compare(a, b, value));
        }
    }

    /// <summary>Gets the map.</summary>
    public LabelMap Map => _mapper.LabelMap;

    public TagMapper Mapper => _mapper;

    /// <summary>Gets the labels for a value, the strongest first.</summary>
    public IReadOnlyList<LabelChoice> Find(FacetValue value) => _choices.TryGetValue(value, out var choices) ? choices : [];

    public static ImageTag Tag(VocabularyLabel label, double confidence) =>
        new() { Name = label.Name, Id = label.Id, Confidence = confidence };

    /// <summary>Names with an addition in brackets, and machine ids, are the map's own names for one sense of a label.</summary>
    private static bool IsProvidersOwn(VocabularyLabel label) =>
        label.Group is null && !label.Name.Contains('(', StringComparison.Ordinal) && label.Name[0] != '/';

    /// <summary>
    /// Puts the strongest first, of equal ones those that need no companion, and of those the one that bears the value's name.
    /// </summary>
    private static int Compare(LabelChoice a, LabelChoice b, FacetValue value)
    {
        var order = b.Strength.CompareTo(a.Strength);
        order = order != 0 ? order : (a.Companion is null ? 0 : 1).CompareTo(b.Companion is null ? 0 : 1);
        order = order != 0 ? order : (IsNameOf(a.Label, value) ? 0 : 1).CompareTo(IsNameOf(b.Label, value) ? 0 : 1);
        order = order != 0 ? order : a.SideEffects.CompareTo(b.SideEffects);
        return order != 0 ? order : string.CompareOrdinal(a.Label.Name, b.Label.Name);
    }

    /// <summary>Tells whether a label is called like a value, which is in the plural mostly.</summary>
    private static bool IsNameOf(VocabularyLabel label, FacetValue value) =>
        value.Name.StartsWith(label.Name, StringComparison.OrdinalIgnoreCase)
            || label.Name.StartsWith(value.Name, StringComparison.OrdinalIgnoreCase);

    private void Try(VocabularyLabel label, VocabularyLabel? companion)
    {
        var tags = companion is null ? [Tag(label, 1)] : new[] { Tag(label, 1), Tag(companion, 1) };
        var mapping = _mapper.Map(new TaggingResponse { Provider = Map.Provider, Tags = tags });
        var evidence = mapping.Evidence.Where(item => item.Source == EvidenceSource.Tag && item.SourceIndex == 0).ToList();
        foreach (var item in evidence)
        {
            if (!_choices.TryGetValue(item.Value, out var choices))
            {
                _choices.Add(item.Value, choices = []);
            }

            if (!choices.Exists(known => known.Label == label && known.Strength >= item.Strength))
            {
                choices.Add(new LabelChoice(label, companion, item.Strength, evidence.Count - 1));
            }
        }
    }
}

/// <summary>A label that stands for a value, with the companion that it needs to count, if it needs one.</summary>
internal sealed record LabelChoice(VocabularyLabel Label, VocabularyLabel? Companion, double Strength, int SideEffects);
