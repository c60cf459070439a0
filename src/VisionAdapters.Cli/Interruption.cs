using System.Runtime.InteropServices;

namespace VisionAdapters.Cli;

/// <summary>
/// Turns Ctrl-C and a request to terminate into a cancellation. A second one ends the process at once, and so does time: what does not end
/// within a grace period is left.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>How long what is under way may take to end.</summary>
    public static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _source = new();
    private readonly TextWriter _error;
    private readonly Action<int> _exit;
    private readonly ITimer _timer;
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Initializes a new instance of the <see cref="Interruption"/> class.</summary>
    /// <param name="error">Where to say what happens.</param>
    /// <param name="clock">Measures the grace period.</param>
    /// <param name="exit">Ends the process with an exit code.</param>
    public Interruption(TextWriter error, TimeProvider clock, Action<int> exit)
    {
        _error = error;
        _exit = exit;
        _timer = clock.CreateTimer(_ => Quit(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        ];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _timer.Dispose();
        _source.Dispose();
    }

    internal void Handle(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        _error.WriteLine(
            $"Stopping: what is under way may take {GracePeriod.TotalSeconds:0} seconds to end. Press Ctrl-C again to quit at once.");
        _timer.Change(GracePeriod, Timeout.InfiniteTimeSpan);
        _source.Cancel();
    }

    private void Quit()
    {
        _error.WriteLine($"Not everything ended within {GracePeriod.TotalSeconds:0} seconds: quit.");
        _exit(ExitCode.Cancelled);
    }
}
