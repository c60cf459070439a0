using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Tests;

/// <summary>Lets the time of a test pass only where code waits for it.</summary>
internal static class Clocks
{
    public static ServiceProvider Services(this FakeTimeProvider clock) =>
        new ServiceCollection().AddSingleton<TimeProvider>(clock).BuildServiceProvider();

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
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
