using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests.Fallback;

public sealed class FallbackTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task The_first_tagger_answers_when_it_can()
    {
        var second = Named("second", _ => StubTagger.Answer("second"));
        using var tagger = new FallbackImageTagger([Named("first", _ => StubTagger.Answer("first")), second]);

        var response = await TagAsync(tagger);

        Assert.Equal("first", response.Tags[0].Name);
        Assert.Empty(response.FailedAttempts);
        Assert.Equal(0, second.Calls);
    }

    [Theory]
    [InlineData(TaggingErrorKind.Throttled)]
    [InlineData(TaggingErrorKind.QuotaExceeded)]
    [InlineData(TaggingErrorKind.Unavailable)]
    [InlineData(TaggingErrorKind.Timeout)]
    [InlineData(TaggingErrorKind.Authentication)]
    [InlineData(TaggingErrorKind.PermissionDenied)]
    [InlineData(TaggingErrorKind.ProtocolError)]
    [InlineData(TaggingErrorKind.Unknown)]
    public async Task A_fault_of_the_provider_makes_the_next_one_answer(TaggingErrorKind kind)
    {
        using var tagger = new FallbackImageTagger([Failing("first", kind), Named("local", _ => StubTagger.Answer("shirt"))], timeProvider: _clock);

        var response = await TagAsync(tagger);

        Assert.Equal("shirt", response.Tags[0].Name);
        var attempt = Assert.Single(response.FailedAttempts);
        Assert.Equal(("first", kind), (attempt.Provider, attempt.Kind));
    }

    [Theory]
    [InlineData(TaggingErrorKind.InvalidImage)]
    [InlineData(TaggingErrorKind.ImageTooLarge)]
    [InlineData(TaggingErrorKind.UnsupportedFormat)]
    [InlineData(TaggingErrorKind.InvalidRequest)]
    public async Task A_fault_of_the_image_or_the_request_does_not(TaggingErrorKind kind)
    {
        var second = Named("second", _ => StubTagger.Answer("shirt"));
        using var tagger = new FallbackImageTagger([Failing("first", kind), second]);

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));

        Assert.Equal(kind, error.Kind);
        Assert.Equal(0, second.Calls);
    }

    [Fact]
    public async Task When_nobody_answers_the_error_tells_of_all()
    {
        using var tagger = new FallbackImageTagger(
        [
            Named("first", _ => throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(9))),
            Failing("second", TaggingErrorKind.Authentication),
        ]);

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));

        Assert.Equal(TaggingErrorKind.Authentication, error.Kind);
        Assert.Equal(["first", "second"], error.FailedAttempts.Select(attempt => attempt.Provider));
        Assert.True(error.IsTransient);
        Assert.Equal(TimeSpan.FromSeconds(9), error.RetryAfter);
    }

    [Fact]
    public async Task The_error_of_a_single_tagger_is_left_as_it_is()
    {
        var own = ScriptedTagger.Error(TaggingErrorKind.Unavailable);
        using var tagger = new FallbackImageTagger([Named("only", _ => throw own)]);

        Assert.Same(own, await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger)));
    }

    [Fact]
    public async Task A_cancellation_never_fails_over()
    {
        using var cancellation = new CancellationTokenSource();
        var second = Named("second", _ => StubTagger.Answer("shirt"));
        var first = new ScriptedTagger(async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return StubTagger.Answer();
        });
        using var tagger = new FallbackImageTagger([first, second], new FallbackOptions { ShouldFailOver = _ => true });

        var call = tagger.TagAsync(TestImages.Source(), cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(0, second.Calls);
    }

    [Fact]
    public async Task A_failure_that_is_noticed_after_the_cancellation_does_not_fail_over_either()
    {
        using var cancellation = new CancellationTokenSource();
        var second = Named("second", _ => StubTagger.Answer("shirt"));
        var first = Named("first", _ =>
        {
            cancellation.Cancel();
            throw ScriptedTagger.Error(TaggingErrorKind.Unavailable);
        });
        using var tagger = new FallbackImageTagger([first, second]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(TestImages.Source(), cancellationToken: cancellation.Token));

        Assert.Equal(0, second.Calls);
    }

    [Fact]
    public async Task A_tagger_that_breaks_is_a_provider_that_does_not_answer()
    {
        using var tagger = new FallbackImageTagger([Named("first", _ => throw new InvalidOperationException("bug")), Named("local", _ => StubTagger.Answer("shirt"))]);

        var response = await TagAsync(tagger);

        Assert.Equal(TaggingErrorKind.Unknown, Assert.Single(response.FailedAttempts).Kind);
    }

    [Fact]
    public async Task No_more_taggers_are_asked_than_allowed()
    {
        var third = Named("third", _ => StubTagger.Answer("shirt"));
        using var tagger = new FallbackImageTagger([Failing("first", TaggingErrorKind.Timeout), Failing("second", TaggingErrorKind.Timeout), third], new FallbackOptions { MaxAttempts = 2 });

        await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));

        Assert.Equal(0, third.Calls);
    }

    [Fact]
    public async Task In_a_batch_only_the_unanswered_images_go_on()
    {
        var first = new ScriptedTagger((image, _) => image.Name == "b" ? throw ScriptedTagger.Error(TaggingErrorKind.Unavailable) : Answer("first", image), maxBatchSize: 4, "first");
        var local = new ScriptedTagger((image, _) => Answer("local", image), provider: "local");
        using var tagger = new FallbackImageTagger([first, local]);

        var outcomes = await tagger.TagBatchAsync(Images("a", "b", "c"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["first", "local", "first"], outcomes.Select(outcome => outcome.Response!.Provider));
        Assert.Equal(["a", "b", "c"], outcomes.Select(outcome => outcome.Response!.Tags[0].Name));
        Assert.Equal("first", Assert.Single(outcomes[1].Response!.FailedAttempts).Provider);
        Assert.Equal(1, local.Calls);
    }

    [Fact]
    public async Task A_batch_larger_than_a_tagger_takes_is_cut()
    {
        var first = new ScriptedTagger((_, _) => throw ScriptedTagger.Error(TaggingErrorKind.Unavailable), maxBatchSize: 8, "first");
        var second = new ScriptedTagger((image, _) => Answer("second", image), maxBatchSize: 2, "second");
        using var tagger = new FallbackImageTagger([first, second]);

        var outcomes = await tagger.TagBatchAsync(Images("a", "b", "c", "d", "e"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b", "c", "d", "e"], outcomes.Select(outcome => outcome.Response!.Tags[0].Name));
        Assert.Equal(3, second.Batches.Count);
    }

    [Fact]
    public void Batches_are_offered_only_when_a_tagger_takes_them()
    {
        using var single = new FallbackImageTagger([new ScriptedTagger((_, _) => StubTagger.Answer())]);
        using var batched = new FallbackImageTagger([new ScriptedTagger((_, _) => StubTagger.Answer(), maxBatchSize: 16)]);

        Assert.Null(single.GetService<IBatchImageTagger>());
        Assert.Equal(16, batched.GetService<IBatchImageTagger>()!.MaxBatchSize);
    }

    [Fact]
    public void Disposing_it_disposes_all()
    {
        var (first, second) = (Failing("first", TaggingErrorKind.Timeout), Failing("second", TaggingErrorKind.Timeout));

        new FallbackImageTagger([first, second]).Dispose();

        Assert.True(first.IsDisposed && second.IsDisposed);
    }

    [Fact]
    public void It_names_its_order() =>
        Assert.Equal("first, else second", new FallbackImageTagger([Failing("first", TaggingErrorKind.Timeout), Failing("second", TaggingErrorKind.Timeout)]).GetService<TaggerMetadata>()!.ProviderName);

    private static ScriptedTagger Named(string provider, Func<ImageInput, TaggingResponse> answer) => new((image, _) => answer(image), provider: provider);

    private static ScriptedTagger Failing(string provider, TaggingErrorKind kind) => Named(provider, _ => throw ScriptedTagger.Error(kind));

    private static TaggingResponse Answer(string provider, ImageInput image) => new() { Provider = provider, Tags = [new ImageTag { Name = image.Name!, Confidence = 1 }] };

    private static ImageInput[] Images(params string[] names) => Array.ConvertAll(names, name => ImageInput.FromBytes(new byte[] { 1 }, name));

    private static Task<TaggingResponse> TagAsync(FallbackImageTagger tagger) => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);
}
