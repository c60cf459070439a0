using System.Collections.Concurrent;

namespace VisionAdapters.Emulator;

/// <summary>Remembers answers by provider and image.</summary>
internal sealed class AnswerCache
{
    /// <summary>An answer has some kilobytes: so many are kept before all are forgotten.</summary>
    private const int MaxAnswers = 50_000;

    private readonly ConcurrentDictionary<(string Provider, string Hash), EmulatorAnswer> _answers = [];

    public async ValueTask<EmulatorAnswer> GetAsync(
        EmulatorQuestion question,
        Func<EmulatorQuestion, CancellationToken, ValueTask<EmulatorAnswer>> ask,
        CancellationToken cancellationToken)
    {
        var key = (question.Provider, question.Image.ContentHash);
        if (_answers.TryGetValue(key, out var known))
        {
            return known;
        }

        var answer = await ask(question, cancellationToken).ConfigureAwait(false);
        if (_answers.Count >= MaxAnswers)
        {
            _answers.Clear();
        }

        _answers[key] = answer;
        return answer;
    }
}
