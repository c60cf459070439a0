using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>
/// Says values in a provider's own words. Every choice of a label is checked with the mapper: what is said maps back to the values, as far
/// as the provider has
/// words for them; for a value without words it says what is above it, or nothing.
/// </summary>
internal sealed class Speaker
{
    /// <summary>So many labels are tried for a value before the one above it is.</summary>
    private const int MostAttempts = 12;

    private readonly ProviderVocabulary _vocabulary;
    private readonly ProviderStyle _style;
    private readonly ColorWords _colors;

    public Speaker(LabelMap map)
    {
        _vocabulary = new ProviderVocabulary(map);
        _style = ProviderStyle.Of(map.Provider);
        _colors = new ColorWords(_vocabulary.Mapper, _style);
    }

    /// <summary>Gets what the provider has words for.</summary>
    public ProviderVocabulary Vocabulary => _vocabulary;

    /// <summary>Says values.</summary>
    /// <param name="values">The values, of any facets.</param>
    /// <param name="background">Labels that say nothing of the values, with their scores.</param>
    /// <returns>The answer, its labels named and sorted as the provider does.</returns>
    public TaggingResponse Say(IEnumerable<PerceivedValue> values, IEnumerable<(string Name, double Score)> background)
    {
        var speech = new Speech(_vocabulary.Mapper);
        foreach (var value in values.OrderBy(value => FacetPlace(value.Value)).ThenByDescending(value => value.Confidence))
        {
            Say(value, speech);
        }

        return _style.Finish(speech, background);
    }

    private int FacetPlace(FacetValue value)
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

    private void Say(PerceivedValue perceived, Speech speech)
    {
        for (var value = perceived.Value; value is not null; value = value.Parent)
        {
            var target = perceived with { Value = value };
            var isSaid = speech.Says(value) || TryLabels(target, speech);

            // A service measures colours whether or not it has words for them.
            isSaid |= _colors.TrySay(target, speech);
            if (isSaid)
            {
                speech.Promise(value);
                return;
            }
        }
    }

    private bool TryLabels(PerceivedValue perceived, Speech speech)
    {
        foreach (var utterance in _vocabulary.Find(perceived.Value).Take(MostAttempts))
        {
            if (speech.TryAdd(perceived.Value, utterance, perceived.Confidence))
            {
                return true;
            }
        }

        return false;
    }
}
