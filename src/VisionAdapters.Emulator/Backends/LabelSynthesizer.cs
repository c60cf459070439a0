using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>
/// Turns values into the labels of a provider. Each choice of a label is checked with the mapper, so the answer maps back to the values, as
/// far as the provider has labels for them. A value without a label is replaced by its parent, or left out.
/// </summary>
internal sealed class LabelSynthesizer
{
    /// <summary>The number of labels that are tried for a value before its parent is.</summary>
    private const int MaxAttempts = 12;

    private readonly ProviderVocabulary _vocabulary;
    private readonly ProviderStyle _style;
    private readonly ColorWords _colors;

    public LabelSynthesizer(LabelMap map)
    {
        _vocabulary = new ProviderVocabulary(map);
        _style = ProviderStyle.From(map.Provider);
        _colors = new ColorWords(_vocabulary.Mapper, _style);
    }

    /// <summary>Gets the values that the provider has labels for.</summary>
    public ProviderVocabulary Vocabulary => _vocabulary;

    /// <summary>Makes the answer that maps back to values.</summary>
    /// <param name="values">The values, of any facets.</param>
    /// <param name="background">Labels that say nothing about the values, with their scores.</param>
    /// <returns>The answer, its labels named and sorted as the provider does.</returns>
    public TaggingResponse Synthesize(IEnumerable<PerceivedValue> values, IEnumerable<(string Name, double Score)> background)
    {
        var answer = new SynthesizedAnswer(_vocabulary.Mapper);
        foreach (var value in values.OrderBy(value => FacetIndex(value.Value)).ThenByDescending(value => value.Confidence))
        {
            Add(value, answer);
        }

        return _style.Finish(answer, background);
    }

    private int FacetIndex(FacetValue value)
    {
        var facets = _vocabulary.Map.Taxonomy.Facets;
        for (var i = 0; i < facets.Count; i++)
        {
            if (ReferenceEquals(facets[i], value.Facet))
            {
                return i;
            }
        }

        return facets.Count;
    }

    private void Add(PerceivedValue perceived, SynthesizedAnswer answer)
    {
        for (var value = perceived.Value; value is not null; value = value.Parent)
        {
            var target = perceived with { Value = value };
            var isAdded = answer.MapsTo(value) || TryLabels(target, answer);

            // A service measures colors whether or not it has labels for them.
            isAdded |= _colors.TryAdd(target, answer);
            if (isAdded)
            {
                answer.Require(value);
                return;
            }
        }
    }

    private bool TryLabels(PerceivedValue perceived, SynthesizedAnswer answer)
    {
        foreach (var choice in _vocabulary.Find(perceived.Value).Take(MaxAttempts))
        {
            if (answer.TryAdd(perceived.Value, choice, perceived.Confidence))
            {
                return true;
            }
        }

        return false;
    }
}
