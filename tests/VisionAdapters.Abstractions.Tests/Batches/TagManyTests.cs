
namespace VisionAdapters.Tests;

public sealed class TagManyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outcomes_keep_the_order_of_the_input_when_later_images_are_ready_first()
    {
        var first = new TaskCompletionSource();
        using var tagger = new StubTagger(async (image, _) =>
        {
            if (image.Name == "0")
            {
                await first.Task;
            }
            else
            {
                first.TrySetResult();
            }

            return StubTagger.Response(image.Name!);
        });

        var outcomes = await ListAsync(tagger.TagManyAsync(Images(20), new TagManyOptions { MaxConcurrency = 3 }, Cancellation));

        Assert.Equal(Enumerable.Range(0, 20).Select(static index => ((long)index, $"{index}")), outcomes.Select(static outcome => (outcome.Index, outcome.Response!.Provider)));
    }

    [Fact]
    public async Task Without_order_outcomes_come_as_they_are_ready()
    {
        var release = new TaskCompletionSource();
        using var tagger = new StubTagger(async (image, _) =>
        {
            if (image.Name == "0")
            {
                await release.Task;
            }

            return StubTagger.Response(image.Name!);
        });
        var indexes = new List<long>();

        await foreach (var outcome in tagger.TagManyAsync(Images(4), new TagManyOptions { MaxConcurrency = 2, PreserveOrder = false }, Cancellation))
        {
            indexes.Add(outcome.Index);
            if (indexes.Count == 3)
            {
                release.SetResult();
            }
        }

        Assert.Equal([0, 1, 2, 3], indexes.Order());
        Assert.Equal(0, indexes[^1]);
    }

    [Fact]
    public async Task One_bad_image_never_stops_the_rest()
    {
        using var tagger = new StubTagger((image, _) => image.Name switch
        {
            "3" => throw new TaggingException(TaggingErrorKind.InvalidImage, "cut off"),
            "5" => throw new InvalidOperationException("a bug"),
            _ => Task.FromResult(StubTagger.Response(image.Name!)),
        });

        var outcomes = await ListAsync(tagger.TagManyAsync(Images(8), cancellationToken: Cancellation));

        Assert.Equal([3L, 5L], outcomes.Where(static outcome => !outcome.IsSuccess).Select(static outcome => outcome.Index));
        Assert.Equal(TaggingErrorKind.InvalidImage, outcomes[3].Error!.Kind);
        Assert.Equal(TaggingErrorKind.Unknown, outcomes[5].Error!.Kind);
        Assert.IsType<InvalidOperationException>(outcomes[5].Error!.InnerException);
    }

    [Fact]
    public async Task No_more_calls_are_under_way_than_asked_for()
    {
        var (underWay, most) = (0, 0);
        using var tagger = new StubTagger(async (image, cancellationToken) =>
        {
            var now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            return StubTagger.Response(image.Name!);
        });

        await ListAsync(tagger.TagManyAsync(Images(200), new TagManyOptions { MaxConcurrency = 4 }, Cancellation));

        Assert.InRange(most, 1, 4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_input_is_read_only_a_little_ahead(bool preserveOrder)
    {
        var read = 0;
        using var tagger = new StubTagger((image, _) => Task.FromResult(StubTagger.Response(image.Name!)));
        var taken = 0;

        await foreach (var _ in tagger.TagManyAsync(Counted(), new TagManyOptions { MaxConcurrency = 4, PreserveOrder = preserveOrder }, Cancellation))
        {
            taken++;
            await Task.Yield();
            Assert.InRange(Volatile.Read(ref read) - taken, -1, 16);
            if (taken == 500)
            {
                break;
            }
        }

        async IAsyncEnumerable<ImageInput> Counted()
        {
            await foreach (var image in Images(int.MaxValue))
            {
                Interlocked.Increment(ref read);
                yield return image;
            }
        }
    }

    [Fact]
    public async Task A_tagger_that_takes_batches_is_given_batches()
    {
        var batches = new StubBatches(maxBatchSize: 4);
        using var tagger = new StubTagger((_, _) => throw new InvalidOperationException("the batch call is there to be used")) { Batches = batches };

        var outcomes = await ListAsync(tagger.TagManyAsync(Images(10), new TagManyOptions { MaxConcurrency = 1 }, Cancellation));

        Assert.Equal([4, 4, 2], batches.Sizes);
        Assert.Equal(Enumerable.Range(0, 10).Select(static index => ((long)index, $"{index}")), outcomes.Select(static outcome => (outcome.Index, outcome.Response!.Provider)));
    }

    [Fact]
    public async Task An_outcome_that_a_tagger_gives_twice_keeps_the_place_that_it_got_first()
    {
        var same = new TaggingOutcome(0, ImageInput.FromBytes(new byte[] { 1 }), StubTagger.Response("same"));
        using var tagger = new StubTagger((_, _) => throw new InvalidOperationException()) { Batches = new SameOutcome(same) };

        var outcomes = await ListAsync(tagger.TagManyAsync(Images(3), new TagManyOptions { MaxConcurrency = 1 }, Cancellation));

        Assert.Equal([0L, 1, 2], outcomes.Select(static outcome => outcome.Index));
    }

    [Fact]
    public async Task An_enumerable_can_be_enumerated_again()
    {
        using var tagger = new StubTagger((image, _) => Task.FromResult(StubTagger.Response(image.Name!)));
        var many = tagger.TagManyAsync(Images(5), cancellationToken: Cancellation);

        Assert.Equal(5, (await ListAsync(many)).Count);
        Assert.Equal(5, (await ListAsync(many)).Count);
    }

    [Fact]
    public async Task The_tagger_is_called_in_the_context_of_the_enumeration()
    {
        var ambient = new AsyncLocal<string> { Value = "the caller's" };
        using var tagger = new StubTagger((_, _) => Task.FromResult(StubTagger.Response(ambient.Value!)));

        var outcomes = await ListAsync(tagger.TagManyAsync(Images(3), cancellationToken: Cancellation));

        Assert.All(outcomes, static outcome => Assert.Equal("the caller's", outcome.Response!.Provider));
    }

    [Fact]
    public async Task A_batch_that_fails_as_a_whole_fails_each_of_its_images()
    {
        using var tagger = new StubTagger((_, _) => throw new InvalidOperationException()) { Batches = new StubBatches(maxBatchSize: 3, failing: "4") };

        var outcomes = await ListAsync(tagger.TagManyAsync(Images(9), cancellationToken: Cancellation));

        Assert.Equal([3L, 4L, 5L], outcomes.Where(static outcome => outcome.Error?.Kind == TaggingErrorKind.Throttled).Select(static outcome => outcome.Index));
        Assert.Equal(6, outcomes.Count(static outcome => outcome.IsSuccess));
    }

    [Fact]
    public async Task Ending_early_cancels_what_is_under_way_and_nothing_outlives_the_enumeration()
    {
        var underWay = 0;
        using var tagger = new StubTagger(async (image, cancellationToken) =>
        {
            Interlocked.Increment(ref underWay);
            try
            {
                await (image.Name == "0" ? Task.CompletedTask : Task.Delay(Timeout.Infinite, cancellationToken));
                return StubTagger.Response(image.Name!);
            }
            finally
            {
                Interlocked.Decrement(ref underWay);
            }
        });

        await foreach (var outcome in tagger.TagManyAsync(Images(int.MaxValue), new TagManyOptions { MaxConcurrency = 3 }, Cancellation))
        {
            Assert.Equal(0, outcome.Index);
            break;
        }

        Assert.Equal(0, Volatile.Read(ref underWay));
    }

    [Fact]
    public async Task Cancelling_ends_the_enumeration()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var tagger = new StubTagger(async (_, cancellationToken) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubTagger.Response("never");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ListAsync(tagger.TagManyAsync(Images(int.MaxValue), cancellationToken: source.Token)));
    }

    [Fact]
    public async Task An_input_that_fails_is_the_caller_s_to_know_after_what_came_before()
    {
        using var tagger = new StubTagger((image, _) => Task.FromResult(StubTagger.Response(image.Name!)));
        var taken = 0;

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var _ in tagger.TagManyAsync(Failing(), cancellationToken: Cancellation))
            {
                taken++;
            }
        });

        Assert.Equal(3, taken);

        static async IAsyncEnumerable<ImageInput> Failing()
        {
            await foreach (var image in Images(3))
            {
                yield return image;
            }

            throw new IOException("the list ends in the middle");
        }
    }

    [Fact]
    public async Task The_options_reach_the_tagger()
    {
        using var tagger = new StubTagger((image, _) => Task.FromResult(StubTagger.Response(image.Name!)));
        var options = new TaggingOptions { MaxTags = 3 };

        await ListAsync(tagger.TagManyAsync(Images(1), new TagManyOptions { Tagging = options }, Cancellation));

        Assert.Same(options, tagger.LastOptions);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(5000, null)]
    [InlineData(1, 0)]
    public void Options_out_of_range_are_refused_at_once(int maxConcurrency, int? batchSize)
    {
        using var tagger = new StubTagger((_, _) => throw new InvalidOperationException());

        Assert.Throws<ArgumentOutOfRangeException>(() => tagger.TagManyAsync(Images(1), new TagManyOptions { MaxConcurrency = maxConcurrency, BatchSize = batchSize }, Cancellation));
    }

    private static async IAsyncEnumerable<ImageInput> Images(int count)
    {
        for (var index = 0; index < count; index++)
        {
            await Task.CompletedTask;
            yield return ImageInput.FromBytes(new byte[] { 1 }, $"{index}");
        }
    }

    private static async Task<List<TaggingOutcome>> ListAsync(IAsyncEnumerable<TaggingOutcome> outcomes)
    {
        var list = new List<TaggingOutcome>();
        await foreach (var outcome in outcomes)
        {
            list.Add(outcome);
        }

        return list;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }

    private sealed class SameOutcome(TaggingOutcome outcome) : IBatchImageTagger
    {
        public int MaxBatchSize => 1;

        public Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<TaggingOutcome>>([outcome]);
    }

    private sealed class StubBatches(int maxBatchSize, string? failing = null) : IBatchImageTagger
    {
        public List<int> Sizes { get; } = [];

        public int MaxBatchSize => maxBatchSize;

        public Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
        {
            lock (Sizes)
            {
                Sizes.Add(images.Count);
            }

            return images.Any(image => image.Name == failing)
                ? throw new TaggingException(TaggingErrorKind.Throttled, "slow down")
                : Task.FromResult<IReadOnlyList<TaggingOutcome>>([.. images.Select(static (image, place) => new TaggingOutcome(place, image, StubTagger.Response(image.Name!)))]);
        }
    }
}
