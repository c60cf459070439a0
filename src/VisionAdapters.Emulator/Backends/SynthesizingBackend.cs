using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>Answers with the labels of the provider that is asked. Where the values come from is up to the caller.</summary>
internal sealed class SynthesizingBackend : IEmulatorBackend
{
    private readonly Func<EmulatorQuestion, CancellationToken, ValueTask<IReadOnlyList<PerceivedValue>?>> _perceive;
    private readonly Dictionary<string, Lazy<LabelSynthesizer>> _synthesizers;
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
            map => map.Provider, map => new Lazy<LabelSynthesizer>(() => new LabelSynthesizer(map)), StringComparer.Ordinal);
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
        return EmulatorAnswer.FromResponse(synthesizer.Value.Synthesize(noise.Apply(seen), background));
    }
}
