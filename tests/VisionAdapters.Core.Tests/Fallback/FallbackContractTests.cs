using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests.Fallback;

/// <summary>What a fallback says of itself, of those that failed, and to whom it hands questions on.</summary>
public sealed class FallbackContractTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task An_answer_at_the_first_try_is_handed_on_as_it_is()
    {
        var own = StubTagger.Answer("shirt");
        using var tagger = new FallbackImageTagger([Named("first", _ => own)]);

        Assert.Same(own, await TagAsync(tagger));
    }

    [Fact]
    public async Task An_answer_after_a_failure_took_as_long_as_both()
    {
        using var tagger = new FallbackImageTagger([Slow("first", 3, TaggingErrorKind.Timeout), Named("second", _ => StubTagger.Answer("shirt"))], timeProvider: _clock);

        var response = await TagAsync(tagger);

        Assert.Equal(TimeSpan.FromSeconds(3), response.Latency);
        Assert.Equal(TimeSpan.FromSeconds(3), response.FailedAttempts[0].Elapsed);
    }

    [Fact]
    public async Task A_fallback_in_a_fallback_tells_of_all_its_attempts()
    {
        var inner = new FallbackImageTagger([Failing("a", TaggingErrorKind.Unavailable), Failing("b", TaggingErrorKind.Throttled)]);
        using var tagger = new FallbackImageTagger([inner, Named("c", _ => StubTagger.Answer("shirt"))]);

        var response = await TagAsync(tagger);

        Assert.Equal([("a", TaggingErrorKind.Unavailable), ("b", TaggingErrorKind.Throttled)], response.FailedAttempts.Select(attempt => (attempt.Provider, attempt.Kind)));
    }

    [Fact]
    public async Task The_provider_that_an_error_names_is_the_one_that_failed()
    {
        var named = new TaggingException(TaggingErrorKind.Unavailable, "down") { Provider = "google-vision" };
        using var tagger = new FallbackImageTagger([Named("first", _ => throw named), new BareTagger(), Named("third", _ => StubTagger.Answer("shirt"))]);

        var response = await TagAsync(tagger);

        Assert.Equal(["google-vision", "unknown"], response.FailedAttempts.Select(attempt => attempt.Provider));
    }

    [Fact]
    public async Task When_nobody_answers_the_message_holds_each_and_the_shortest_wait_counts()
    {
        using var tagger = new FallbackImageTagger(
        [
            Named("first", _ => throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(9))),
            Named("second", _ => throw ScriptedTagger.Error(TaggingErrorKind.Throttled, TimeSpan.FromSeconds(4))),
        ]);

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));

        Assert.Equal($"No tagger answered. {error.FailedAttempts[0]} {error.FailedAttempts[1]}", error.Message);
        Assert.Equal(TimeSpan.FromSeconds(4), error.RetryAfter);
    }

    [Fact]
    public async Task What_is_no_tagging_error_is_told_in_words_with_the_provider()
    {
        using var tagger = new FallbackImageTagger(
        [
            Named("first", _ => throw new OperationCanceledException()),
            Named("second", _ => throw new InvalidOperationException("bug")),
        ]);

        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));

        Assert.Equal(
            [
                ("first", TaggingErrorKind.Timeout, "The tagger gave up by a clock of its own."),
                ("second", TaggingErrorKind.Unknown, "The tagger failed: bug"),
            ],
            error.FailedAttempts.Select(attempt => (attempt.Provider, attempt.Kind, attempt.Message)));
        Assert.Equal("second", error.Provider);
    }

    [Fact]
    public void It_offers_what_any_of_its_taggers_can()
    {
        using var tagger = new FallbackImageTagger([new FeatureTagger(TaggingFeatures.Tags), new BareTagger(), new FeatureTagger(TaggingFeatures.Colors)]);

        var metadata = tagger.GetService<TaggerMetadata>()!;

        Assert.Equal("fallback", metadata.ProviderId);
        Assert.Equal(TaggingFeatures.Tags | TaggingFeatures.Colors, metadata.Features);
    }

    [Fact]
    public void The_largest_batch_of_any_tagger_is_its_own_and_without_one_it_takes_images_singly()
    {
        using var mixed = new FallbackImageTagger([Batches(2), Batches(16), new StubTagger()]);
        using var single = new FallbackImageTagger([new StubTagger()]);

        Assert.Equal(16, mixed.MaxBatchSize);
        Assert.Equal(1, single.MaxBatchSize);
    }

    [Fact]
    public void Services_are_its_own_or_else_those_of_the_first_tagger_that_has_them()
    {
        var (first, second) = (new StubTagger(), new FeatureTagger(TaggingFeatures.Tags));
        using var tagger = new FallbackImageTagger([first, second]);

        Assert.Same(tagger, tagger.GetService<IImageTagger>());
        Assert.Same(tagger, tagger.GetService<FallbackImageTagger>());
        Assert.Same(second, tagger.GetService<FeatureTagger>());
        Assert.Same(first, tagger.GetService(typeof(StubTagger), "any key"));
        Assert.Equal("stub", ((TaggerMetadata)tagger.GetService(typeof(TaggerMetadata), "any key")!).ProviderId);
        Assert.Null(tagger.GetService<FakeTimeProvider>());
        Assert.Null(tagger.GetService(typeof(IBatchImageTagger), "any key"));
        Assert.Throws<ArgumentNullException>(() => tagger.GetService(null!));
    }

    [Fact]
    public async Task After_disposal_calls_are_refused()
    {
        var tagger = new FallbackImageTagger([Batches(2)]);
        tagger.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => TagAsync(tagger));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tagger.TagBatchAsync([TestImages.Source()], null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_failover_is_logged_and_the_end_of_the_list_is_none()
    {
        var log = new FakeLogCollector();
        using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(new FakeLoggerProvider(log))).BuildServiceProvider();
        using var tagger = new FallbackImageTagger(
            [Slow("first", 2, TaggingErrorKind.Timeout), Failing("second", TaggingErrorKind.Timeout)], timeProvider: _clock, loggerFactory: services.GetRequiredService<ILoggerFactory>());

        await Assert.ThrowsAsync<TaggingException>(() => TagAsync(tagger));

        Assert.Equal("first failed with Timeout after 2000.0 ms: the next tagger is asked.", Assert.Single(log.GetSnapshot()).Message);
    }

    [Fact]
    public async Task Images_of_a_batch_are_asked_singly_with_the_options_and_no_more_at_once_than_allowed()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = 0;
        var inner = new ScriptedTagger(async (_, _, token) =>
        {
            if (Interlocked.Increment(ref entered) == 2)
            {
                release.SetResult();
            }

            await release.Task.WaitAsync(token);
            return StubTagger.Answer("shirt");
        });
        using var tagger = new FallbackImageTagger([inner, Batches(8)], new FallbackOptions { BatchConcurrency = 2 });
        var images = Enumerable.Range(0, 8).Select(number => ImageInput.FromBytes(new byte[] { 1 }, $"{number}")).ToArray();

        await tagger.TagBatchAsync(images, new TaggingOptions { MaxTags = 3 }, TestContext.Current.CancellationToken);

        Assert.Equal(2, inner.MostUnderWay);
        Assert.All(inner.Options, options => Assert.Equal(3, options!.MaxTags));
    }

    private static ScriptedTagger Named(string provider, Func<ImageInput, TaggingResponse> answer) => new((image, _) => answer(image), provider: provider);

    private static ScriptedTagger Failing(string provider, TaggingErrorKind kind) => Named(provider, _ => throw ScriptedTagger.Error(kind));

    private static ScriptedTagger Batches(int size) => new((_, _) => StubTagger.Answer("shirt"), size);

    private ScriptedTagger Slow(string provider, int seconds, TaggingErrorKind kind) => Named(provider, _ =>
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        throw ScriptedTagger.Error(kind);
    });

    private static Task<TaggingResponse> TagAsync(FallbackImageTagger tagger) => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A tagger that says nothing of itself, and fails.</summary>
    private sealed class BareTagger : IImageTagger
    {
        public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new TaggingException(TaggingErrorKind.Unavailable, "down");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class FeatureTagger(TaggingFeatures features) : IImageTagger
    {
        public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(StubTagger.Answer("shirt"));

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(TaggerMetadata) ? new TaggerMetadata { ProviderId = "features", Features = features }
            : serviceType.IsInstanceOfType(this) ? this : null;

        public void Dispose()
        {
        }
    }
}
