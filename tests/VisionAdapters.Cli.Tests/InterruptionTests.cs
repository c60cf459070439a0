using System.Runtime.InteropServices;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Cli.Tests;

public sealed class InterruptionTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _error = new();
    private readonly List<int> _exits = [];
    private readonly Interruption _interruption;

    public InterruptionTests() => _interruption = new Interruption(_error, _clock, _exits.Add);

    [Theory]
    [InlineData(PosixSignal.SIGTERM)]
    [InlineData(PosixSignal.SIGINT)]
    public void One_signal_cancels_and_lets_what_is_under_way_end(PosixSignal signal)
    {
        var context = new PosixSignalContext(signal);

        _interruption.Handle(context);
        _clock.Advance(Interruption.GracePeriod - TimeSpan.FromSeconds(1));

        Assert.True(_interruption.Token.IsCancellationRequested);
        Assert.True(context.Cancel);
        Assert.Empty(_exits);
    }

    [Fact]
    public void What_does_not_end_within_the_grace_period_is_left()
    {
        _interruption.Handle(new PosixSignalContext(PosixSignal.SIGTERM));
        _clock.Advance(Interruption.GracePeriod);

        Assert.Equal([ExitCode.Cancelled], _exits);
        Assert.Contains("Not everything ended within 15 seconds", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_signal_ends_the_process_as_it_does_without_us()
    {
        _interruption.Handle(new PosixSignalContext(PosixSignal.SIGTERM));
        var second = new PosixSignalContext(PosixSignal.SIGINT);

        _interruption.Handle(second);

        Assert.False(second.Cancel);
    }

    [Fact]
    public void Nothing_ends_without_a_signal()
    {
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Empty(_exits);
        Assert.False(_interruption.Token.IsCancellationRequested);
    }

    public void Dispose()
    {
        _interruption.Dispose();
        _error.Dispose();
    }
}
