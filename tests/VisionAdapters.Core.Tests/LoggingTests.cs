using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests;

public sealed class LoggingTests
{
    private readonly FakeLogCollector _log = new();
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Without_a_logger_factory_no_stage_is_added()
    {
        using var inner = new StubTagger();

        Assert.Same(inner, inner.AsBuilder().UseLogging().Build());
        Assert.Same(inner, inner.AsBuilder().UseLogging(NullLoggerFactory.Instance).Build());
    }

    [Fact]
    public async Task A_call_is_logged_with_its_number_of_tags_and_its_duration()
    {
        using var tagger = Build(new StubTagger(_ =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(12.5));
            return StubTagger.Answer("shirt", "blue");
        }));

        await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(LogLevel.Debug, _log.LatestRecord.Level);
        Assert.Equal("stub gave 2 tags in 12.5 ms [request=r1].", _log.LatestRecord.Message);
    }

    [Fact]
    public async Task Behind_a_fallback_the_one_who_answered_is_named()
    {
        var local = new ScriptedTagger((_, _) => new TaggingResponse { Provider = "local" }, provider: "local");
        using var tagger = Build(new FallbackImageTagger([local]));

        await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.StartsWith("local gave 0 tags", _log.LatestRecord.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_a_warning_with_its_kind_and_without_its_message()
    {
        using var tagger = Build(new StubTagger(_ => throw new TaggingException(TaggingErrorKind.Throttled, "the key is 12345") { StatusCode = 429, RequestId = "r2" }));

        await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(LogLevel.Warning, _log.LatestRecord.Level);
        Assert.Equal("stub failed after 0.0 ms: Throttled [status=429 request=r2].", _log.LatestRecord.Message);
        Assert.Null(_log.LatestRecord.Exception);
    }

    [Fact]
    public async Task An_unexpected_exception_is_an_error_with_its_type()
    {
        using var tagger = Build(new StubTagger(_ => throw new InvalidOperationException("a secret")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(LogLevel.Error, _log.LatestRecord.Level);
        Assert.Contains("System.InvalidOperationException", _log.LatestRecord.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", _log.LatestRecord.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_call_is_no_failure()
    {
        using var tagger = Build(new StubTagger());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(TestImages.Source(), cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal(LogLevel.Debug, _log.LatestRecord.Level);
        Assert.Contains("was cancelled", _log.LatestRecord.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_names_of_images_are_logged_at_trace_alone()
    {
        using var tagger = Build(new StubTagger());

        await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(LogLevel.Trace, Assert.Single(_log.GetSnapshot(), record => record.Message.Contains("teal", StringComparison.Ordinal)).Level);
    }

    [Fact]
    public async Task A_batch_that_fails_as_a_whole_is_logged_and_thrown_on()
    {
        using var inner = new ScriptedTagger((_, _) => throw new InvalidOperationException("a secret"), maxBatchSize: 4);
        using var tagger = Build(inner);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            tagger.GetService<IBatchImageTagger>()!.TagBatchAsync([TestImages.Source()], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(LogLevel.Error, _log.LatestRecord.Level);
        Assert.Contains(_log.GetSnapshot(), record => record.Level == LogLevel.Trace && record.Message.Contains("teal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_gives_up_by_itself_was_not_cancelled()
    {
        using var tagger = Build(new StubTagger(_ => throw new OperationCanceledException()));

        await Assert.ThrowsAsync<OperationCanceledException>(() => tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(LogLevel.Error, _log.LatestRecord.Level);
    }

    [Fact]
    public async Task A_logger_factory_that_is_given_comes_before_that_of_the_services()
    {
        var own = new FakeLogCollector();
        using var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(own))).BuildServiceProvider();
        using var others = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(_log))).BuildServiceProvider();
        using var tagger = new StubTagger().AsBuilder().UseLogging(services.GetRequiredService<ILoggerFactory>()).Build(others);

        await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEqual(0, own.Count);
        Assert.Equal(0, _log.Count);
    }

    [Fact]
    public async Task A_tagger_that_does_not_say_who_it_is_is_named_by_its_answer_and_else_unknown()
    {
        using var tagger = Build(new NamelessTagger());

        await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.StartsWith("nameless gave 0 tags", _log.LatestRecord.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(TestImages.Source(), null, new CancellationToken(canceled: true)));
        Assert.StartsWith("unknown", _log.LatestRecord.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_is_logged_once_and_each_of_its_failures()
    {
        var number = 0;
        using var tagger = Build(new StubBatchTagger(_ => number++ == 1 ? throw new TaggingException(TaggingErrorKind.InvalidImage, "broken") : StubTagger.Answer()));

        await tagger.GetService<IBatchImageTagger>()!.TagBatchAsync([TestImages.Source(), TestImages.Source(), TestImages.Source()], cancellationToken: TestContext.Current.CancellationToken);

        var messages = _log.GetSnapshot().Where(record => record.Level > LogLevel.Trace).Select(record => record.Message);
        Assert.Equal(["stub answered 2 of 3 images in 0.0 ms.", "stub failed after 0.0 ms: InvalidImage [status= request=]."], messages);
    }

    private IImageTagger Build(IImageTagger inner)
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(_log)))
            .BuildServiceProvider();
        return inner.AsBuilder().UseLogging().Build(services);
    }

    private sealed class NamelessTagger : IImageTagger
    {
        public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
            cancellationToken.IsCancellationRequested
                ? Task.FromCanceled<TaggingResponse>(cancellationToken)
                : Task.FromResult(new TaggingResponse { Provider = "nameless" });

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
