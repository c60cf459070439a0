namespace VisionAdapters.Emulator;

/// <summary>Lets a tagger answer in its own words.</summary>
internal sealed class TaggerBackend(IImageTagger tagger) : IEmulatorBackend
{
    private readonly AnswerCache _cache = new();

    public ValueTask<EmulatorAnswer> AnswerAsync(EmulatorQuestion question, CancellationToken cancellationToken = default) =>
        _cache.GetAsync(question, AskAsync, cancellationToken);

    private async ValueTask<EmulatorAnswer> AskAsync(EmulatorQuestion question, CancellationToken cancellationToken) =>
        EmulatorAnswer.FromResponse(
            await tagger.TagAsync(ImageInput.FromBytes(question.Image.Bytes), options: null, cancellationToken).ConfigureAwait(false));
}
