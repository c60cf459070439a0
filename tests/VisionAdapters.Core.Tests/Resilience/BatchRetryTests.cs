using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests.Resilience;

public sealed class BatchRetryTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Only_the_images_that_failed_are_asked_again()
    {
        var inner = new ScriptedTagger((image, time) => image.Name is "b" or "d" && time == 1 ? throw ScriptedTagger.Error(TaggingErrorKind.Unavailable) : StubTagger.Answer(image.Name!), maxBatchSize: 4);

        var outcomes = await TagAsync(inner, "a", "b", "c", "d");

        Assert.Equal([["a", "b", "c", "d"], ["b", "d"]], inner.Batches);
        Assert.Equal(["a", "b", "c", "d"], outcomes.Select(outcome => outcome.Response?.Tags[0].Name));
        Assert.Equal([0, 1, 2, 3], outcomes.Select(outcome => outcome.Index));
    }

    [Fact]
    public async Task An_image_whose_failure_is_final_is_asked_once()
    {
        var inner = new ScriptedTagger(
            (image, time) => image.Name == "b" ? throw ScriptedTagger.Error(TaggingErrorKind.InvalidImage) : time == 1 ? throw ScriptedTagger.Error(TaggingErrorKind.Throttled) : StubTagger.Answer(image.Name!),
            maxBatchSize: 4);

        var outcomes = await TagAsync(inner, "a", "b");

        Assert.Equal(1, inner.TimesAsked("b"));
        Assert.Equal(TaggingErrorKind.InvalidImage, outcomes[1].Error!.Kind);
        Assert.True(outcomes[0].IsSuccess);
    }

    [Fact]
    public async Task An_image_that_never_succeeds_keeps_its_own_error_and_the_others_their_answers()
    {
        var inner = new ScriptedTagger((image, _) => image.Name == "b" ? throw ScriptedTagger.Error(TaggingErrorKind.Throttled) : StubTagger.Answer(image.Name!), maxBatchSize: 4);

        var outcomes = await TagAsync(inner, "a", "b");

        Assert.Equal(4, inner.TimesAsked("b"));
        Assert.Equal(1, inner.TimesAsked("a"));
        Assert.Equal(TaggingErrorKind.Throttled, outcomes[1].Error!.Kind);
    }

    [Fact]
    public async Task Answers_outlive_a_timeout_of_the_rest()
    {
        var inner = new ScriptedTagger(
            async (image, time, token) =>
            {
                if (image.Name == "b" && time == 1)
                {
                    throw ScriptedTagger.Error(TaggingErrorKind.Unavailable);
                }

                if (image.Name == "b")
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, token);
                }

                return StubTagger.Answer(image.Name!);
            },
            maxBatchSize: 4);

        var outcomes = await TagAsync(inner, "a", "b");

        Assert.True(outcomes[0].IsSuccess);
        Assert.False(outcomes[1].IsSuccess);
        Assert.Equal(1, inner.TimesAsked("a"));
    }

    [Fact]
    public async Task Images_whose_answer_breaks_the_protocol_are_asked_again_once()
    {
        var inner = new ScriptedTagger(
            (image, time) => image.Name == "a" || (image.Name == "b" && time == 1)
                ? throw ScriptedTagger.Error(TaggingErrorKind.ProtocolError)
                : StubTagger.Answer(image.Name!),
            maxBatchSize: 4);

        var outcomes = await TagAsync(inner, "a", "b", "c");

        Assert.Equal([["a", "b", "c"], ["a", "b"]], inner.Batches);
        Assert.Equal([false, true, true], outcomes.Select(outcome => outcome.IsSuccess));
    }

    [Fact]
    public async Task A_call_that_fails_as_a_whole_is_made_again_for_all()
    {
        var calls = 0;
        var inner = new ScriptedTagger((image, _) => ++calls == 1 ? throw new TaskCanceledException() : StubTagger.Answer(image.Name!), maxBatchSize: 4);

        var outcomes = await TagAsync(inner, "a", "b");

        Assert.Equal([["a", "b"], ["a", "b"]], inner.Batches);
        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));
    }

    [Fact]
    public async Task A_batch_of_which_a_part_is_answered_does_not_open_the_circuit()
    {
        var inner = new ScriptedTagger((image, _) => image.Name == "b" ? throw ScriptedTagger.Error(TaggingErrorKind.Unavailable) : StubTagger.Answer(image.Name!), maxBatchSize: 2);
        using var tagger = Build(inner, options =>
        {
            options.MaxRetries = 0;
            options.CircuitMinimumAttempts = 2;
        });

        for (var batch = 0; batch < 10; batch++)
        {
            await tagger.GetService<IBatchImageTagger>()!.TagBatchAsync(Images("a", "b"), cancellationToken: TestContext.Current.CancellationToken);
        }

        Assert.Equal(10, inner.Calls);
    }

    [Fact]
    public void Whatever_fails_each_image_is_answered_at_most_once_and_gets_one_outcome()
    {
        var rows = Gen.Choose(0, 4).ArrayOf(6);
        Prop.ForAll(rows.ToArbitrary(), failures =>
        {
            var names = failures.Select((_, place) => $"image {place}").ToArray();
            var answered = new Dictionary<string, int>(StringComparer.Ordinal);
            var inner = new ScriptedTagger(
                (image, time) =>
                {
                    if (time <= failures[Array.IndexOf(names, image.Name)])
                    {
                        throw ScriptedTagger.Error(TaggingErrorKind.Unavailable);
                    }

                    answered[image.Name!] = answered.GetValueOrDefault(image.Name!) + 1;
                    return StubTagger.Answer(image.Name!);
                },
                maxBatchSize: 16);
            using var tagger = inner.AsBuilder().UseResilience(options => options.RetryDelay = TimeSpan.Zero).Build();
            var outcomes = tagger.GetService<IBatchImageTagger>()!.TagBatchAsync(Images(names)).GetAwaiter().GetResult();
            return outcomes.Select(outcome => outcome.Image.Name).SequenceEqual(names)
                && outcomes.Where((outcome, place) => outcome.IsSuccess != failures[place] <= 3).Any() == false
                && answered.Values.All(times => times == 1);
        }).QuickCheckThrowOnFailure();
    }

    private static ImageInput[] Images(params string[] names) => Array.ConvertAll(names, name => ImageInput.FromBytes(new byte[] { 1 }, name));

    private IImageTagger Build(ScriptedTagger inner, Action<ResilienceOptions>? configure = null) =>
        inner.AsBuilder().UseResilience(configure).Build(_clock.Services());

    private async Task<IReadOnlyList<TaggingOutcome>> TagAsync(ScriptedTagger inner, params string[] names)
    {
        using var tagger = Build(inner);
        return await _clock.RunAsync(tagger.GetService<IBatchImageTagger>()!.TagBatchAsync(Images(names), cancellationToken: TestContext.Current.CancellationToken));
    }
}
