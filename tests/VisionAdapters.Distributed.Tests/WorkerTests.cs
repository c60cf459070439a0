namespace VisionAdapters.Distributed.Tests;

/// <summary>What workers do when processes, machines and the database fail: nothing is lost, and nothing but calls under way is paid twice.</summary>
public sealed class WorkerTests(PostgresCluster cluster)
{
    /// <summary>Two shards of each of two providers, with so many calls each.</summary>
    private const int Calls = 4;
    private const int UnderWay = 2 * 2 * Calls;

    [Fact]
    public async Task A_killed_worker_loses_nothing_and_only_its_calls_under_way_are_asked_twice()
    {
        await using var place = await Workplace.CreateAsync(cluster, "killed", images: 300, milliseconds: 20);
        var victim = place.StartWorker("--concurrency", $"{Calls}");
        await place.SubmitAsync();
        await place.UntilCallsAsync(100);
        victim.Kill();
        _ = place.StartWorker("--concurrency", $"{Calls}");
        var status = await place.UntilAsync(status => status.State == "done");

        Assert.All(status.Providers, provider => Assert.Equal((300, 0), (provider.Done, provider.Failed)));
        Assert.InRange(place.AskedTwice, 0, UnderWay);
        foreach (var provider in new[] { "aws-rekognition", "azure-vision" })
        {
            Assert.Equal(await place.ReadAnswersOfOneProcessAsync(provider), await place.ReadAnswersAsync(provider));
        }
    }

    [Fact]
    public async Task A_worker_that_is_told_to_end_stores_what_it_was_answered_and_nothing_is_asked_twice()
    {
        await using var place = await Workplace.CreateAsync(cluster, "ended", images: 300, milliseconds: 20);
        var first = place.StartWorker("--concurrency", $"{Calls}");
        await place.SubmitAsync();
        await place.UntilCallsAsync(100);
        await Workplace.SignalAsync(first, "TERM");
        _ = place.StartWorker("--concurrency", $"{Calls}");
        var status = await place.UntilAsync(status => status.State == "done");

        Assert.All(status.Providers, provider => Assert.Equal(300, provider.Done));
        Assert.Equal(0, place.AskedTwice);
    }

    [Fact]
    public async Task A_frozen_worker_keeps_its_shards_from_being_asked_for_twice()
    {
        await using var place = await Workplace.CreateAsync(cluster, "frozen", images: 300, milliseconds: 20);
        var frozen = place.StartWorker("--concurrency", $"{Calls}");
        await place.SubmitAsync();
        await place.UntilCallsAsync(100);
        await Workplace.SignalAsync(frozen, "STOP");
        _ = place.StartWorker("--concurrency", $"{Calls}");

        // Longer than --recover-after: the engine delivers the frozen shards again.
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        await Workplace.SignalAsync(frozen, "CONT");
        var status = await place.UntilAsync(status => status.State == "done");

        Assert.All(status.Providers, provider => Assert.Equal(300, provider.Done));
        Assert.Equal(0, place.AskedTwice);
    }

    [Fact]
    public async Task Answers_outlive_a_restart_of_the_database()
    {
        await using var place = await Workplace.CreateAsync(cluster, "restart", images: 300, milliseconds: 20);
        _ = place.StartWorker("--concurrency", $"{Calls}");
        await place.SubmitAsync();
        await place.UntilCallsAsync(100);
        await cluster.RestartAsync(TimeSpan.FromSeconds(3));
        var status = await place.UntilAsync(status => status.State == "done");

        Assert.All(status.Providers, provider => Assert.Equal((300, 0), (provider.Done, provider.Failed)));
        Assert.Equal(0, place.AskedTwice);
    }

    [Fact]
    public async Task A_run_is_joined_paused_and_resumed()
    {
        await using var place = await Workplace.CreateAsync(cluster, "paused", images: 200, milliseconds: 50, providers: "aws-rekognition");
        _ = place.StartWorker("--concurrency", "1");
        var run = await place.SubmitAsync();
        await place.UntilCallsAsync(40);
        await using (var store = await place.OpenAsync())
        {
            await store.PauseAsync(run, TestContext.Current.CancellationToken);
        }

        Assert.Equal(run, await place.SubmitAsync());
        var paused = await place.UntilAsync(status => status.State == "paused");
        Assert.True(paused.Providers[0].ShardsLeft > 0);
        Assert.Equal(0, (await place.RunAsync("bakeoff", "resume", run, "--store", place.Store)).ExitCode);
        await place.UntilAsync(status => status.State == "done");

        Assert.Equal(0, place.AskedTwice);
        var (code, output) = await place.RunAsync("bakeoff", "report", run, "--store", place.Store, "--format", "csv");
        Assert.True(code == 0, place.Said);
        Assert.Contains("aws-rekognition", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_share_the_quota_of_a_provider()
    {
        const int perSecond = 25;
        await using var place = await Workplace.CreateAsync(cluster, "quota", images: 120, milliseconds: 5, providers: "aws-rekognition");
        Assert.Equal(0, (await place.RunAsync("quota", "set", "aws-rekognition", "--per-minute", $"{60 * perSecond}", "--store", place.Store)).ExitCode);
        _ = place.StartWorker();
        _ = place.StartWorker();
        await place.SubmitAsync();
        await place.UntilCallsAsync(1);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        await place.UntilCallsAsync(120);
        var seconds = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds;
        await place.UntilAsync(status => status.State == "done");

        // Ten percent above the quota, and a block that is spent at the start.
        Assert.True(119 / seconds <= (perSecond * 1.1) + 2, $"{119 / seconds:0.0} calls/s");
        Assert.Equal(0, place.AskedTwice);
    }

    [Fact]
    public async Task A_worker_that_would_be_asked_something_else_serves_nothing_and_says_the_difference()
    {
        await using var place = await Workplace.CreateAsync(cluster, "differs", images: 20, milliseconds: 0, providers: "aws-rekognition");
        await place.SubmitAsync();

        // Without the emulator the service itself would answer.
        _ = place.StartWorkerWithoutEmulator();
        var status = await place.UntilAsync(status => status.Workers.Values.Any(refuses => refuses.Length > 0));

        Assert.Contains("aws-rekognition: ", status.Workers.Values.Single(), StringComparison.Ordinal);
        Assert.Equal(0, status.Providers[0].Done);
    }
}
