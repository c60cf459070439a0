using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class BakeoffRunnerTests : IDisposable
{
    private readonly RunFixture _fixture = new();

    [Fact]
    public async Task A_finished_run_is_resumed_without_asking()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(12));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        string id;
        using (var first = await _fixture.RunAsync(set, tagger))
        {
            id = first.Summary.Id;
        }

        using var second = await _fixture.RunAsync(set, tagger);

        Assert.Equal(id, second.Summary.Id);
        Assert.All(tagger.Asked.Values, count => Assert.Equal(1, count));
        Assert.Equal(12, (await RunFixture.ReadAsync(second)).Count);
    }

    [Fact]
    public async Task A_cancelled_run_keeps_every_answer_and_is_resumed_without_asking_twice()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(40));
        using var stop = new CancellationTokenSource();
        var (asked, cancelled) = (0, new TaskCompletionSource());
        using var tagger = new FakeTagger(async (_, cancellationToken) =>
        {
            switch (Interlocked.Increment(ref asked))
            {
                case 7 or 8 or 9:
                    // Under way when the run is cancelled: they end after it.
                    await cancelled.Task.WaitAsync(cancellationToken);
                    break;
                case 10:
                    await stop.CancelAsync();
                    cancelled.SetResult();
                    break;
            }

            return FakeTagger.Says("Jeans");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fixture.RunAsync(set, tagger, cancellationToken: stop.Token));
        int stored;
        using (var interrupted = await _fixture.OpenAsync())
        {
            stored = (await RunFixture.ReadAsync(interrupted)).Count;
        }

        using var resumed = await _fixture.RunAsync(set, tagger);

        Assert.InRange(stored, 10, 39);
        Assert.Equal(40, (await RunFixture.ReadAsync(resumed)).Count);
        Assert.Equal(40, tagger.Asked.Count);
        Assert.All(tagger.Asked.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task A_call_that_never_ends_does_not_hold_a_cancelled_run()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(2));
        var clock = new FakeTimeProvider();
        using var stop = new CancellationTokenSource();
        using var tagger = new FakeTagger(async (_, cancellationToken) =>
        {
            await stop.CancelAsync();
            clock.Advance(TimeSpan.FromSeconds(15));
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return FakeTagger.Says("Jeans");
        });
        var runner = new BakeoffRunner(set, [_fixture.Provider(tagger)], new BakeoffRunnerOptions { OutputFolder = _fixture.Output }, clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.RunAsync(progress: null, stop.Token));

        using var run = await _fixture.OpenAsync();
        Assert.Empty((await RunFixture.ReadAsync(run)));
    }

    [Fact]
    public async Task Services_are_asked_side_by_side_and_reported_in_their_order()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(6));
        var (firstAsked, secondAsked) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var first = Service(firstAsked, waitFor: secondAsked);
        using var second = Service(secondAsked, waitFor: firstAsked);
        using var local = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        using var run = await _fixture.RunAsync(
            set, [_fixture.Provider(first, "first"), _fixture.Provider(local), _fixture.Provider(second, "second")], options => options.MaxConcurrency = null);

        Assert.Equal(["first", "onnx-fashion", "second"], run.Sessions.Select(session => session.Provider));
        Assert.All(run.Sessions, session => Assert.Equal(6, session.Asked));
    }

    [Fact]
    public async Task A_service_gets_more_calls_at_once_than_there_are_processors_and_a_local_model_does_not()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(40));
        var allowed = new TaskCompletionSource();
        var asked = 0;
        using var service = new FakeTagger(async (_, token) =>
        {
            // The first round is answered at once; of the second none, before as many are under way as may be then.
            var number = Interlocked.Increment(ref asked);
            if (number == 12)
            {
                allowed.SetResult();
            }

            await (number <= 4 ? Task.CompletedTask : allowed.Task.WaitAsync(token));
            return FakeTagger.Says("Jeans");
        })
        { Endpoint = new Uri("https://vision.example") };
        using var local = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        using var run = await _fixture.RunAsync(set, [_fixture.Provider(service, "service"), _fixture.Provider(local)], options => options.MaxConcurrency = null);

        Assert.Equal(40, service.Asked.Count);
        Assert.InRange(service.MaxUnderWay, 8, 64);
        Assert.InRange(local.MaxUnderWay, 1, Environment.ProcessorCount);
    }

    [Theory]
    [InlineData(TaggingErrorKind.Throttled, 2)]
    [InlineData(TaggingErrorKind.Unavailable, 2)]
    [InlineData(TaggingErrorKind.Authentication, 2)]
    [InlineData(TaggingErrorKind.QuotaExceeded, 2)]
    [InlineData(TaggingErrorKind.InvalidImage, 1)]
    [InlineData(TaggingErrorKind.UnsupportedFormat, 1)]
    [InlineData(TaggingErrorKind.InvalidRequest, 1)]
    public async Task A_resumed_run_asks_again_only_where_the_reason_may_have_gone(TaggingErrorKind kind, int asked)
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(name => name == "001.png" ? throw new TaggingException(kind, "no") : FakeTagger.Says("Jeans"));
        (await _fixture.RunAsync(set, tagger)).Dispose();

        (await _fixture.RunAsync(set, tagger)).Dispose();

        Assert.Equal(asked, tagger.Asked["001.png"]);
        Assert.Equal(1, tagger.Asked["000.png"]);
    }

    [Theory]
    [InlineData(TaggingErrorKind.Authentication)]
    [InlineData(TaggingErrorKind.PermissionDenied)]
    [InlineData(TaggingErrorKind.QuotaExceeded)]
    [InlineData(TaggingErrorKind.InvalidRequest)]
    public async Task A_provider_that_never_answers_and_refuses_for_a_lasting_reason_is_stopped_and_says_why(TaggingErrorKind kind)
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(40));
        using var refusing = new FakeTagger(_ => throw new TaggingException(kind, "invalid subscription key"));
        using var answering = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        using var run = await _fixture.RunAsync(
            set, [_fixture.Provider(refusing, "first"), _fixture.Provider(answering, "second")], options => options.MaxConcurrency = 1);
        var results = await run.ScoreAsync(new ScoringOptions { Resamples = 20 }, cancellationToken: TestContext.Current.CancellationToken);

        // A few more may be under way, or read already.
        Assert.InRange(refusing.Asked.Count, 5, 12);
        Assert.Equal($"stopped after 5 refusals and no answer. {kind}: invalid subscription key", run.Sessions[0].StopReason);
        Assert.Equal(run.Sessions[0].StopReason, results.Providers[0].Skipped);
        Assert.Equal(40, results.Providers[1].Facets["category"].Images);
    }

    [Fact]
    public async Task A_provider_that_was_stopped_is_asked_again_when_the_run_is_resumed()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(12));
        using var refusing = new FakeTagger(_ => throw new TaggingException(TaggingErrorKind.Authentication, "no"));
        (await _fixture.RunAsync(set, refusing)).Dispose();
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        using var run = await _fixture.RunAsync(set, tagger);

        Assert.Null(Assert.Single(run.Sessions).StopReason);
        Assert.Equal(12, (await RunFixture.ReadAsync(run)).Count(outcome => outcome.Response is not null));
    }

    [Theory]
    [InlineData(TaggingErrorKind.Authentication, true)]
    [InlineData(TaggingErrorKind.InvalidImage, false)]
    [InlineData(TaggingErrorKind.Throttled, false)]
    public async Task A_provider_that_answered_once_or_whose_reason_may_pass_is_asked_for_all(TaggingErrorKind kind, bool hasAnswered)
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(20));
        using var tagger = new FakeTagger(name => hasAnswered && name == "000.png" ? FakeTagger.Says("Jeans") : throw new TaggingException(kind, "no"));

        using var run = await _fixture.RunAsync(set, tagger, options => options.MaxConcurrency = 1);

        Assert.Equal(20, tagger.Asked.Count);
        Assert.Null(Assert.Single(run.Sessions).StopReason);
    }

    [Fact]
    public async Task The_first_text_of_each_kind_of_failure_stands_beside_its_number_on_one_line()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(4));
        using var tagger = new FakeTagger(name => name switch
        {
            "001.png" => throw new TaggingException(TaggingErrorKind.Throttled, "too\r\nmany \u001b[31mcalls"),
            "002.png" => throw new TaggingException(TaggingErrorKind.Throttled, "later"),
            _ => FakeTagger.Says("Jeans"),
        });

        using var run = await _fixture.RunAsync(set, tagger);
        var results = await run.ScoreAsync(new ScoringOptions { Resamples = 20 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, results.Providers[0].Errors["Throttled"]);
        Assert.Equal("too  many  [31mcalls", results.Providers[0].ErrorTexts!["Throttled"]);
    }

    [Fact]
    public async Task Equal_images_are_asked_for_once_and_share_the_answer()
    {
        var configuration = _fixture.Tiny.WriteCsv("image,label\na.png,Jeans\nb.png,Dress\n", "a.png", "b.png");
        _fixture.Tiny.Folder.Write("images/b.png", TestImage.Png(0));
        using var set = await _fixture.Tiny.LoadAsync(configuration);
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        using var run = await _fixture.RunAsync(set, tagger);

        Assert.Equal(1, tagger.Asked.Values.Sum());
        Assert.Equal(["a.png", "b.png"], (await RunFixture.ReadAsync(run)).Select(outcome => outcome.Image));
    }

    [Fact]
    public async Task An_image_that_goes_missing_after_the_check_fails_and_the_rest_goes_on()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        File.Delete(_fixture.Tiny.Folder.Combine("images", "001.png"));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        using var run = await _fixture.RunAsync(set, tagger);

        Assert.Equal([null, TaggingErrorKind.InvalidImage, null], (await RunFixture.ReadAsync(run)).Select(outcome => outcome.ErrorKind));
        Assert.DoesNotContain("001.png", tagger.Asked.Keys);
    }

    [Fact]
    public async Task No_more_calls_are_under_way_than_asked_for()
    {
        const int count = 30;
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(count));
        var started = Enumerable.Range(0, count).Select(_ => new TaskCompletionSource()).ToArray();
        using var tagger = new FakeTagger(async (name, cancellationToken) =>
        {
            // A call ends when the second one after it has begun: three are under way at all times, and more where more are let through.
            var index = int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture);
            started[index].SetResult();
            await started[Math.Min(index + 2, count - 1)].Task.WaitAsync(cancellationToken);
            return FakeTagger.Says("Jeans");
        });

        (await _fixture.RunAsync(set, tagger, options => options.MaxConcurrency = 3)).Dispose();

        Assert.Equal(3, tagger.MaxUnderWay);
    }

    [Fact]
    public async Task A_slow_call_does_not_keep_the_answers_of_others_off_the_disk()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(4));
        var others = new TaskCompletionSource();
        using var tagger = new FakeTagger(async (name, cancellationToken) =>
        {
            if (name == "000.png")
            {
                await others.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            }

            return FakeTagger.Says("Jeans");
        });
        var progress = new ListProgress(report =>
        {
            if (report.Done == 3)
            {
                others.SetResult();
            }
        });

        using var run = await _fixture.RunAsync(set, tagger, progress: progress);

        Assert.All(await RunFixture.ReadAsync(run), outcome => Assert.Null(outcome.ErrorKind));
    }

    [Fact]
    public async Task Options_that_change_after_a_runner_was_made_have_no_effect()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(4));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        var options = new BakeoffRunnerOptions { OutputFolder = _fixture.Output, MaxImages = 2 };
        var runner = new BakeoffRunner(set, [_fixture.Provider(tagger)], options);
        (options.OutputFolder, options.MaxImages) = (_fixture.Tiny.Folder.Combine("elsewhere"), 4);

        using var run = await runner.RunAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((_fixture.Output, 2), (run.Folder, tagger.Asked.Count));
    }

    [Fact]
    public async Task A_draw_is_asked_for_and_no_other_image()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(20));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        (await _fixture.RunAsync(set, tagger, options => (options.MaxImages, options.Seed) = (5, 8))).Dispose();

        Assert.Equal(set.Sample(5, 8).Select(image => image.Id).Order(StringComparer.Ordinal), tagger.Asked.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_text_of_an_option_is_not_stored()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(1));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        var options = new Dictionary<string, string>(StringComparer.Ordinal) { ["key"] = "very-secret-text" };

        (await _fixture.RunAsync(set, [BakeoffProvider.Create("onnx-fashion", tagger, _fixture.Map, options)])).Dispose();

        Assert.DoesNotContain("very-secret-text", System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(_fixture.Output, "run.db"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_was_skipped_can_be_asked_when_the_run_is_resumed()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        (await _fixture.RunAsync(set, [BakeoffProvider.Skip("onnx-fashion", "no model")])).Dispose();

        using var run = await _fixture.RunAsync(set, tagger);

        Assert.Equal(3, (await RunFixture.ReadAsync(run)).Count);
    }

    [Fact]
    public async Task A_folder_in_use_is_refused()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(1));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        using var other = RunLock.Take(_fixture.Output);

        var exception = await Assert.ThrowsAsync<BakeoffRunException>(() => _fixture.RunAsync(set, tagger));

        Assert.Contains("in use", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resumed_run_leaves_the_rows_of_its_images_as_they_are()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        (await _fixture.RunAsync(set, tagger)).Dispose();
        using (var connection = RunConnection.Open(_fixture.Output, create: false))
        {
            connection.Execute("CREATE TRIGGER kept BEFORE DELETE ON image BEGIN SELECT RAISE(ABORT, 'written anew'); END");
        }

        using var run = await _fixture.RunAsync(set, tagger);

        Assert.Equal(3, tagger.Asked.Values.Sum());
    }

    [Fact]
    public async Task An_equal_image_is_not_asked_for_again_in_the_session_in_which_the_first_failed()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        File.Copy(_fixture.Tiny.Folder.Combine("images/000.png"), _fixture.Tiny.Folder.Combine("images/002.png"), overwrite: true);
        using var tagger = new FakeTagger(_ => throw new TaggingException(TaggingErrorKind.Timeout, "slow"));

        (await _fixture.RunAsync(set, tagger, options => options.MaxConcurrency = 1)).Dispose();
        Assert.Equal(2, tagger.Asked.Values.Sum());
        (await _fixture.RunAsync(set, tagger, options => options.MaxConcurrency = 1)).Dispose();
        Assert.Equal(4, tagger.Asked.Values.Sum());
    }

    [Fact]
    public async Task Answers_that_cannot_be_stored_end_the_run_with_the_typed_error()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(30));
        using var tagger = new FakeTagger(name =>
        {
            if (name == "000.png")
            {
                using var connection = RunConnection.Open(_fixture.Output, create: false);
                connection.Execute("DROP TABLE outcome");
            }

            return FakeTagger.Says("Jeans");
        });

        var exception = await Assert.ThrowsAsync<BakeoffRunException>(() => _fixture.RunAsync(set, tagger));

        Assert.Contains("cannot be stored", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_ends_with_all_images_done_and_tells_reused_and_failed_ones()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(4));
        using var tagger = new FakeTagger(name => name == "001.png" ? throw new TaggingException(TaggingErrorKind.Timeout, "slow") : FakeTagger.Says("Jeans"));
        (await _fixture.RunAsync(set, tagger)).Dispose();
        var progress = new ListProgress();

        (await _fixture.RunAsync(set, tagger, progress: progress)).Dispose();

        Assert.Equal(4, progress.Reports.Count);
        var last = progress.Reports.MaxBy(report => report.Done)!;
        Assert.Equal(("onnx-fashion", 4, 4, 3, 1), (last.Provider, last.Total, last.Done, last.Reused, last.Failed));
    }

    public void Dispose() => _fixture.Dispose();

    private sealed class ListProgress(Action<BakeoffProgress>? onReport = null) : IProgress<BakeoffProgress>
    {
        public List<BakeoffProgress> Reports { get; } = [];

        public void Report(BakeoffProgress value)
        {
            Reports.Add(value);
            onReport?.Invoke(value);
        }
    }

    /// <summary>A service that answers only once another one has been asked.</summary>
    private static FakeTagger Service(TaskCompletionSource asked, TaskCompletionSource waitFor) => new(async (_, token) =>
    {
        asked.TrySetResult();
        await waitFor.Task.WaitAsync(token);
        return FakeTagger.Says("Jeans");
    })
    { Endpoint = new Uri("https://vision.example") };
}
