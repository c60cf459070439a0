using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class CallGateTests
{
    private const int Start = 4;
    private const int Max = 12;

    private static readonly TaggingException Throttled = new(TaggingErrorKind.Throttled, "slow down");
    private static readonly TaggingException Refused = new(TaggingErrorKind.Authentication, "wrong key");

    [Fact]
    public async Task So_many_images_pass_and_the_next_one_waits_for_an_outcome()
    {
        var gate = new CallGate(Start, Max, imagesPerCall: 2);
        for (var image = 0; image < Start * 2; image++)
        {
            Assert.True(await EnterAsync(gate));
        }

        var next = EnterAsync(gate);
        Assert.False(next.IsCompleted);
        gate.Leave(error: null);

        Assert.True(await next);
    }

    [Fact]
    public void Each_round_of_answers_doubles_the_calls_up_to_the_most()
    {
        var gate = new CallGate(Start, Max, imagesPerCall: 1);

        Assert.Equal([4, 4, 4, 8, 8, 8, 8, 8, 8, 8, 8, 12, 12], Enumerable.Range(0, 13).Select(_ => After(gate, error: null)));
        Assert.All(Enumerable.Range(0, 30), _ => Assert.Equal(Max, After(gate, error: null)));
    }

    [Fact]
    public void Once_throttled_a_round_of_answers_adds_one_call()
    {
        var gate = new CallGate(Start, Max, imagesPerCall: 1);

        Assert.Equal(2, After(gate, Throttled));
        Assert.Equal([2, 3, 3, 3, 4], Enumerable.Range(0, 5).Select(_ => After(gate, error: null)));
    }

    [Fact]
    public void Refused_images_allow_no_more_calls()
    {
        var gate = new CallGate(Start, Max, imagesPerCall: 1);

        Assert.All(Enumerable.Range(0, 30), _ => Assert.Equal(Start, After(gate, Refused)));
    }

    [Fact]
    public void A_throttled_answer_halves_the_calls_once_for_all_that_were_under_way()
    {
        var gate = new CallGate(16, 64, imagesPerCall: 1);
        for (var image = 0; image < 16; image++)
        {
            Assert.True(gate.EnterAsync(CancellationToken.None).IsCompletedSuccessfully);
        }

        for (var image = 0; image < 15; image++)
        {
            gate.Leave(Throttled);
            Assert.Equal(8, gate.Calls);
        }

        gate.Leave(error: null);
        Assert.Equal(4, After(gate, Throttled));
    }

    [Fact]
    public void One_call_is_always_allowed()
    {
        var gate = new CallGate(Start, Max, imagesPerCall: 1);

        for (var image = 0; image < 50; image++)
        {
            After(gate, Throttled);
        }

        Assert.Equal(1, gate.Calls);
    }

    [Fact]
    public async Task A_cancelled_wait_lets_nothing_pass()
    {
        var gate = new CallGate(1, 1, imagesPerCall: 1);
        using var stop = new CancellationTokenSource();
        Assert.True(await EnterAsync(gate));
        var waiting = gate.EnterAsync(stop.Token);

        await stop.CancelAsync();

        Assert.False(await waiting);
    }

    [Fact]
    public void Never_more_is_under_way_than_was_allowed_at_the_moment_of_entering() =>
        Prop.ForAll(ArbMap.Default.ArbFor<bool[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (throttled, start) =>
        {
            var gate = new CallGate(Math.Min(start.Get, 8), 8, imagesPerCall: 1);
            var underWay = 0;
            foreach (var isThrottled in throttled)
            {
                while (gate.EnterAsync(CancellationToken.None) is { IsCompletedSuccessfully: true })
                {
                    if (++underWay > gate.Calls)
                    {
                        return false;
                    }
                }

                // The one that had to wait passes as soon as there is room for it.
                gate.Leave(isThrottled ? Throttled : null);
                underWay = Math.Min(underWay, gate.Calls);
            }

            return gate.Calls is >= 1 and <= 8;
        }).QuickCheckThrowOnFailure();

    private static Task<bool> EnterAsync(CallGate gate) => gate.EnterAsync(TestContext.Current.CancellationToken);

    /// <summary>Lets one image pass and come back.</summary>
    private static int After(CallGate gate, TaggingException? error)
    {
        Assert.True(gate.EnterAsync(CancellationToken.None).IsCompletedSuccessfully);
        gate.Leave(error);
        return gate.Calls;
    }
}
