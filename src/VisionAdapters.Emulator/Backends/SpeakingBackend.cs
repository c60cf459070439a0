using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>Says values of a taxonomy in the words of whichever provider is asked. Where the values come from is up to the
/// caller.</summary>
internal sealed class SpeakingBackend : IEmulatorBackend
{
    private readonly Func<EmulatorQuestion, CancellationToken, ValueTask<IReadOnlyList<PerceivedValue>?>> _perceive;
    private readonly Dictionary<string, Lazy<Speaker>> _speakers;
    private readonly Func<string, AnswerProfile> _profile;
    private readonly AnswerCache _cache = new();

    public SpeakingBackend(
        Func<EmulatorQuestion, CancellationToken, ValueTask<IReadOnlyList<PerceivedValue>?>> perceive, IEnumerable<LabelMap> maps, Func<string, AnswerProfile> profile)
    {
        _perceive = perceive;
        _profile = profile;
        _speakers = maps.ToDictionary(map => map.Provider, map => new Lazy<Speaker>(() => new Speaker(map)), StringComparer.Ordinal);
    }

    public ValueTask<EmulatorAnswer> AnswerAsync(EmulatorQuestion question, CancellationToken cancellationToken = default) =>
        _cache.GetAsync(question, AskAsync, cancellationToken);

    private async ValueTask<EmulatorAnswer> AskAsync(EmulatorQuestion question, CancellationToken cancellationToken)
    {
        if (!_speakers.TryGetValue(question.Provider, out var speaker))
        {
            throw new TaggingException(TaggingErrorKind.InvalidRequest, $"The backend has no map of {question.Provider}: hand one in.");
        }

        var seen = await _perceive(question, cancellationToken).ConfigureAwait(false);
        if (seen is null)
        {
            return EmulatorAnswer.FromResponse(new TaggingResponse { Provider = question.Provider });
        }

        var mind = new Mind(_profile(question.Provider), question.Provider, question.Image.ContentHash);
        var background = mind.Background(ProviderStyle.Of(question.Provider).Background);
        return EmulatorAnswer.FromResponse(speaker.Value.Say(mind.Perceive(seen), background));
    }
}
