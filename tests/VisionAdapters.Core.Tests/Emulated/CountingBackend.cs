using System.Collections.Concurrent;
using VisionAdapters.Emulator;

namespace VisionAdapters.Tests.Emulated;

/// <summary>Answers every image the same and counts how often each was answered, over all services.</summary>
internal sealed class CountingBackend : IEmulatorBackend
{
    private readonly IEmulatorBackend _answers = EmulatorBackends.Constant();

    public ConcurrentDictionary<string, int> Answered { get; } = new(StringComparer.Ordinal);

    public ValueTask<EmulatorAnswer> AnswerAsync(EmulatorQuestion question, CancellationToken cancellationToken = default)
    {
        Answered.AddOrUpdate(question.Image.ContentHash, 1, (_, times) => times + 1);
        return _answers.AnswerAsync(question, cancellationToken);
    }
}
