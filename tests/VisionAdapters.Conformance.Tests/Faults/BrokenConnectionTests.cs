using VisionAdapters.Emulator;

namespace VisionAdapters.Conformance.Tests;

/// <summary>What becomes of calls whose connection breaks, stalls or is said goodbye to.</summary>
public sealed class BrokenConnectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private VisionEmulator _emulator = null!;

    public static TheoryData<string> Clouds => CloudTaggers.Names;

    private static CancellationToken EndOfTest => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _emulator = await VisionEmulator.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task A_connection_that_breaks_in_the_answer_is_tried_again(string cloud)
    {
        Fail(new FaultRule { Kind = FaultKind.Truncated, FirstRequests = 1 });
        using var tagger = Create(cloud).AsBuilder()
            .UseResilience(options => (options.RetryDelay, options.ShouldRetry) = (TimeSpan.FromMilliseconds(1), _ => true))
            .Build();
        Assert.NotEmpty((await tagger.TagAsync(Photo(), cancellationToken: EndOfTest)).Tags);
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task A_connection_that_breaks_in_the_answer_is_never_taken_for_an_answer(string cloud)
    {
        Fail(new FaultRule { Kind = FaultKind.Truncated });
        using var tagger = Create(cloud);
        var error = await Assert.ThrowsAnyAsync<TaggingException>(() => tagger.TagAsync(Photo(), cancellationToken: EndOfTest));
        Assert.True(error.Kind is TaggingErrorKind.Unavailable or TaggingErrorKind.ProtocolError, $"got {error.Kind}: {error.Message}");
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task A_goodbye_loses_no_call(string cloud)
    {
        Fail(new FaultRule { Kind = FaultKind.GoAway, Probability = 0.2 });
        using var tagger = Create(cloud);
        var responses = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => tagger.TagAsync(Photo(), cancellationToken: EndOfTest)));
        Assert.All(responses, response => Assert.NotEmpty(response.Tags));
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task The_deadline_counts_while_the_answer_trickles_in(string cloud)
    {
        Fail(new FaultRule { Kind = FaultKind.SlowDrip, BytesPerSecond = 8 });
        using var tagger = CloudTaggers.Create(cloud, _emulator.Endpoint, TimeSpan.FromMilliseconds(300));
        var error = await Assert.ThrowsAnyAsync<TaggingException>(() => tagger.TagAsync(Photo(), cancellationToken: EndOfTest).WaitAsync(Soon, EndOfTest));
        Assert.Equal(TaggingErrorKind.Timeout, error.Kind);
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task A_call_can_be_cancelled_while_the_answer_trickles_in(string cloud)
    {
        Fail(new FaultRule { Kind = FaultKind.SlowDrip, BytesPerSecond = 8 });
        using var tagger = Create(cloud);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(Photo(), cancellationToken: stop.Token).WaitAsync(Soon, EndOfTest));
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task A_call_can_be_cancelled_while_the_image_is_sent(string cloud)
    {
        await using var deaf = new DeafServer();
        using var tagger = CloudTaggers.Create(cloud, deaf.Endpoint);
        using var stop = new CancellationTokenSource();
        var call = tagger.TagAsync(ImageInput.FromBytes(Pictures.Padded(5_000_000)), cancellationToken: stop.Token);
        await deaf.Connected.WaitAsync(Soon, EndOfTest);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Soon, EndOfTest));
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task The_deadline_counts_while_the_image_is_sent(string cloud)
    {
        await using var deaf = new DeafServer();
        using var tagger = CloudTaggers.Create(cloud, deaf.Endpoint, TimeSpan.FromMilliseconds(300));
        var error = await Assert.ThrowsAnyAsync<TaggingException>(() => tagger.TagAsync(ImageInput.FromBytes(Pictures.Padded(5_000_000)), cancellationToken: EndOfTest).WaitAsync(Soon, EndOfTest));
        Assert.Equal(TaggingErrorKind.Timeout, error.Kind);
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task Calls_that_are_cancelled_midway_do_not_disturb_those_beside_them(string cloud)
    {
        Fail(new FaultRule { Kind = FaultKind.Latency, Latency = new LatencyDistribution { Shape = LatencyShape.Uniform, Milliseconds = 0, MaximumMilliseconds = 100 } });
        using var tagger = Create(cloud);
        var image = ImageInput.FromBytes(Pictures.Padded(1_000_000));
        var patient = Enumerable.Range(0, 8).Select(_ => tagger.TagAsync(image, cancellationToken: EndOfTest)).ToArray();
        var impatient = Enumerable.Range(0, 24).Select(async number =>
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(number * 4));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await tagger.TagAsync(image, cancellationToken: stop.Token);
                await Task.Delay(Timeout.Infinite, stop.Token);
            });
        });
        await Task.WhenAll(impatient);
        Assert.All(await Task.WhenAll(patient), response => Assert.NotEmpty(response.Tags));
    }

    private static ImageInput Photo() => ImageInput.FromBytes(Pictures.Photo());

    private IImageTagger Create(string cloud) => CloudTaggers.Create(cloud, _emulator.Endpoint);

    private void Fail(FaultRule rule) => _emulator.Faults = new FaultPlan { Rules = [rule] };
}
