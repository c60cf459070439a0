namespace VisionAdapters.Testing;

/// <summary>How each promise is checked.</summary>
internal static class PromiseChecks
{
    private const int Callers = 64;
    private const int Photos = 8;

    public static IReadOnlyDictionary<string, Func<PromiseCheck, Task>> All { get; } =
        new OrderedDictionary<string, Func<PromiseCheck, Task>>(StringComparer.Ordinal)
        {
            ["A photo gets tags of the provider"] = APhotoGetsTagsAsync,
            ["The metadata name the provider"] = TheMetadataNameTheProviderAsync,
            ["As many tags come as are asked for"] = AsManyTagsComeAsAreAskedForAsync,
            ["Many callers at once get the tags of their own images"] = ManyCallersGetTheirOwnTagsAsync,
            ["An image that ends in its header is invalid"] =
                check => check.FailsAsync(TaggingErrorKind.InvalidImage, ContractPictures.CutOff()),
            ["An empty image is invalid"] = check => check.FailsAsync(TaggingErrorKind.InvalidImage, []),
            ["A file that is not there is an invalid image"] = check => check.FailsAsync(
                TaggingErrorKind.InvalidImage, ImageInput.FromFile(Path.Combine(AppContext.BaseDirectory, "no-such-image.jpg"))),
            ["A format that it does not take is unsupported"] =
                check => check.FailsAsync(TaggingErrorKind.UnsupportedFormat, ContractPictures.Heif()),
            ["An image of too many bytes is too large"] = AnImageOfTooManyBytesIsTooLargeAsync,
            ["An image of too many pixels is too large"] = check =>
                check.LimitsPixels ? check.FailsAsync(TaggingErrorKind.ImageTooLarge, ContractPictures.Huge()) : Task.CompletedTask,
            ["No image at all is a mistake of the caller"] = async check =>
            {
                using var tagger = check.Create();
                await check.ThrowsAsync<ArgumentNullException>(() => tagger.TagAsync((ImageInput)null!, cancellationToken: check.Token))
                    .ConfigureAwait(false);
            },
            ["A call that is cancelled already does nothing"] = async check =>
            {
                using var tagger = check.Create();
                await check.ThrowsAsync<OperationCanceledException>(
                    () => tagger.TagAsync(check.Photo(), cancellationToken: new CancellationToken(canceled: true))).ConfigureAwait(false);
            },
            ["A bad image among good ones fails alone"] = ABadImageFailsAloneAsync,
            ["After its disposal it takes no calls"] = async check =>
            {
                var tagger = check.Create();
                tagger.Dispose();
                await check.ThrowsAsync<ObjectDisposedException>(() => tagger.TagAsync(check.Photo(), cancellationToken: check.Token))
                    .ConfigureAwait(false);
            },
            ["Disposing twice does no harm"] = check =>
            {
                var tagger = check.Create();
                tagger.Dispose();
                tagger.Dispose();
                return Task.CompletedTask;
            },
        };

    private static async Task APhotoGetsTagsAsync(PromiseCheck check)
    {
        using var tagger = check.Create();
        var response = await tagger.TagAsync(check.Photo(), cancellationToken: check.Token).ConfigureAwait(false);
        var id = check.ProviderIdOf(tagger);
        check.Require(response.Provider == id, $"'{response.Provider}' answered, not '{id}'");
        check.Require(response.Tags.Count > 0, "there are no tags");
        check.Require(response.Tags.All(tag => tag.Confidence is >= 0 and <= 1), "a confidence lies outside of [0, 1]");
    }

    private static Task TheMetadataNameTheProviderAsync(PromiseCheck check)
    {
        using var tagger = check.Create();
        check.Require(check.MetadataOf(tagger).ProviderId.Length > 0, "the provider's id is empty");
        return Task.CompletedTask;
    }

    private static async Task AsManyTagsComeAsAreAskedForAsync(PromiseCheck check)
    {
        using var tagger = check.Create();
        var response = await tagger.TagAsync(check.Photo(), new TaggingOptions { MaxTags = 1 }, check.Token).ConfigureAwait(false);
        check.Require(response.Tags.Count == 1, $"1 was asked for, and {response.Tags.Count} came");
    }

    private static async Task ManyCallersGetTheirOwnTagsAsync(PromiseCheck check)
    {
        using var tagger = check.Create();
        var alone = new List<string>();
        for (var number = 0; number < Photos; number++)
        {
            alone.Add(Described(await tagger.TagAsync(check.Photo(number), cancellationToken: check.Token).ConfigureAwait(false)));
        }

        var calls = Enumerable.Range(0, Callers)
            .Select(caller => Task.Run(() => tagger.TagAsync(check.Photo(caller % Photos), cancellationToken: check.Token), check.Token));
        var together = await Task.WhenAll(calls).ConfigureAwait(false);
        var wrong = together.Select(Described).Where((tags, caller) => tags != alone[caller % Photos]).Count();
        check.Require(wrong == 0, $"{wrong} of {Callers} callers got other tags than one caller alone gets");
    }

    private static async Task AnImageOfTooManyBytesIsTooLargeAsync(PromiseCheck check)
    {
        long? maxBytes;
        using (var tagger = check.Create())
        {
            maxBytes = check.MaxBytesOf(tagger);
        }

        if (maxBytes is { } most)
        {
            await check.FailsAsync(TaggingErrorKind.ImageTooLarge, ContractPictures.Padded(most + 1)).ConfigureAwait(false);
        }
    }

    private static async Task ABadImageFailsAloneAsync(PromiseCheck check)
    {
        using var tagger = check.Create();
        ImageInput[] images = [check.Photo(1), ImageInput.FromBytes(ContractPictures.CutOff()), check.Photo(2)];
        var outcomes = new List<TaggingOutcome>();
        await foreach (var outcome in tagger.TagManyAsync(images, cancellationToken: check.Token).ConfigureAwait(false))
        {
            outcomes.Add(outcome);
        }

        check.Require(outcomes is [{ IsSuccess: true }, { IsSuccess: false }, { IsSuccess: true }], "another image failed, or none did");
        check.Require(outcomes[1].Error!.Kind == TaggingErrorKind.InvalidImage, $"its kind is {outcomes[1].Error!.Kind}");
    }

    private static string Described(TaggingResponse response) =>
        string.Join('|', response.Tags.Select(tag => FormattableString.Invariant($"{tag.Name} {tag.Confidence:0.0000}")));
}
