using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>Answers with the labels of the provider that is asked. Where the values come from is up to the caller.</summary>
internal sealed class SynthesizingBackend : IEmulatorBackend
{
    private readonly Func<EmulatorQuestion, CancellationToken, ValueTask<IReadOnlyList<PerceivedValue>?>> _perceive;
    private readonly Dictionary<string, (TaxonomyDefinition Taxonomy, Lazy<LabelSynthesizer> Labels)> _synthesizers;
    private readonly Func<string, AnswerProfile> _profile;
    private readonly AnswerCache _cache = new();

    public SynthesizingBackend(
        Func<EmulatorQuestion, CancellationToken, ValueTask<IReadOnlyList<PerceivedValue>?>> perceive,
        IEnumerable<LabelMap> maps,
        Func<string, AnswerProfile> profile)
    {
        _perceive = perceive;
        _profile = profile;
        _synthesizers = maps.ToDictionary(
            map => map.Provider,
            map => (map.Taxonomy, new Lazy<LabelSynthesizer>(() => new LabelSynthesizer(map))),
            StringComparer.Ordinal);
    }

    public ValueTask<EmulatorAnswer> AnswerAsync(EmulatorQuestion question, CancellationToken cancellationToken = default) =>
        _cache.GetAsync(question, AskAsync, cancellationToken);

    private async ValueTask<EmulatorAnswer> AskAsync(EmulatorQuestion question, CancellationToken cancellationToken)
    {
        if (!_synthesizers.TryGetValue(question.Provider, out var synthesizer))
        {
            throw new TaggingException(TaggingErrorKind.InvalidRequest, $"The backend has no map of {question.Provider}: hand one in.");
        }

        var seen = await _perceive(question, cancellationToken).ConfigureAwait(false);
        if (seen is null)
        {
            return EmulatorAnswer.FromResponse(new TaggingResponse { Provider = question.Provider });
        }

        var noise = new AnswerNoise(_profile(question.Provider), question.Provider, question.Image.ContentHash);
        var background = noise.Background(ProviderStyle.From(question.Provider).Background);
        var known = seen.Select(value => InTaxonomy(value, synthesizer.Taxonomy)).OfType<PerceivedValue>().ToList();
        return EmulatorAnswer.FromResponse(synthesizer.Labels.Value.Synthesize(noise.Apply(known), background));
    }

    /// <summary>
    /// Finds a value by its ids: whoever perceives may have read the taxonomy on its own. What the map's taxonomy lacks has no words.
    /// </summary>
    private static PerceivedValue? InTaxonomy(PerceivedValue seen, TaxonomyDefinition taxonomy) =>
        taxonomy.FindFacet(seen.Value.Facet.Id)?.Find(seen.Value.Id) is { } value ? seen with { Value = value } : null;
}
