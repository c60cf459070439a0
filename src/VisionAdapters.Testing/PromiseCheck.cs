namespace VisionAdapters.Testing;

/// <summary>One check of one promise: the tagger, its inputs, and how to say that the promise is broken.</summary>
internal sealed class PromiseCheck(ImageTaggerContract contract, string promise, CancellationToken cancellationToken)
{
    public CancellationToken Token => cancellationToken;

    public bool LimitsPixels => contract.LimitsPixels;

    public IImageTagger Create() => contract.Create();

    public ImageInput Photo(int number = 0) => contract.Photo(number);

    public string ProviderIdOf(IImageTagger tagger) => contract.ProviderId ?? MetadataOf(tagger).ProviderId;

    public long? MaxBytesOf(IImageTagger tagger) => contract.MaxBytes ?? MetadataOf(tagger).Limits.MaxBytes;

    public TaggerMetadata MetadataOf(IImageTagger tagger) =>
        tagger.GetService<TaggerMetadata>() ?? throw Broken("the tagger has no TaggerMetadata");

    public void Require(bool kept, string what)
    {
        if (!kept)
        {
            throw Broken(what);
        }
    }

    public async Task<TException> ThrowsAsync<TException>(Func<Task> call)
        where TException : Exception
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (TException expected)
        {
            return expected;
        }

        throw Broken($"nothing was thrown, and {typeof(TException).Name} was expected");
    }

    public Task FailsAsync(TaggingErrorKind kind, byte[] image) => FailsAsync(kind, ImageInput.FromBytes(image));

    public async Task FailsAsync(TaggingErrorKind kind, ImageInput image)
    {
        using var tagger = Create();
        var error = await ThrowsAsync<TaggingException>(() => tagger.TagAsync(image, cancellationToken: Token)).ConfigureAwait(false);
        Require(error.Kind == kind, $"the kind is {error.Kind}, and {kind} was expected: {error.Message}");
        Require(!error.IsTransient, "the error says that the same call may succeed later");
    }

    private BrokenPromiseException Broken(string what) => new($"{promise}: {what}.");
}
