using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests;

/// <summary>Lets the time of a test pass only where code waits for it.</summary>
internal static class Clocks
{
    private const int Rounds = 32;

    public static ServiceProvider Services(this FakeTimeProvider clock) =>
        new ServiceCollection().AddSingleton<TimeProvider>(clock).BuildServiceProvider();

    /// <summary>Waits by the clock of the test.</summary>
    public static async Task DelayAsync(this FakeTimeProvider clock, TimeSpan delay, CancellationToken cancellationToken)
    {
        var passed = new TaskCompletionSource();
        await using var timer = clock.CreateTimer(_ => passed.TrySetResult(), state: null, delay, Timeout.InfiniteTimeSpan);
        await using var stop = cancellationToken.UnsafeRegister(_ => passed.TrySetCanceled(cancellationToken), state: null);
        await passed.Task;
    }

    /// <summary>Moves the clock in small steps until the task ends.</summary>
    public static async Task<T> RunAsync<T>(this FakeTimeProvider clock, Task<T> task)
    {
        await clock.RunAsync((Task)task);
        return await task;
    }

    public static async Task RunAsync(this FakeTimeProvider clock, Task task)
    {
        while (!task.IsCompleted)
        {
            await clock.StepAsync();
        }
    }

    /// <summary>Moves the clock by a tenth of a second, and lets what waited for it go on.</summary>
    public static Task StepAsync(this FakeTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromMilliseconds(100));
        return SettleAsync();
    }

    /// <summary>Lets run what the last step set off, and what that sets off: each round goes once through the queue of the pool.</summary>
    private static async Task SettleAsync()
    {
        for (var round = 0; round < Rounds; round++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.UnsafeQueueUserWorkItem(static waiting => waiting.SetResult(), passed, preferLocal: false);
            await passed.Task;
        }
    }
}
