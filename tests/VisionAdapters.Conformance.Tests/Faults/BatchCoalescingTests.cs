using VisionAdapters.Emulator;
using VisionAdapters.Google;

namespace VisionAdapters.Conformance.Tests;

/// <summary>Callers that ask for one image at a time share requests, and notice nothing of each other.</summary>
public sealed class BatchCoalescingTests : IAsyncLifetime
{
    private const int MostInOneRequest = 16;
    private const int Callers = 64;

    private static readonly ImageInput[] Photos = [.. Enumerable.Range(0, Callers).Select(number => ImageInput.FromBytes(Pictures.Photo(number)))];

    private VisionEmulator _emulator = null!;

    public static TheoryData<GoogleVisionTransport> Transports => [.. Enum.GetValues<GoogleVisionTransport>()];

    private static CancellationToken EndOfTest => TestContext.Current.CancellationToken;

    private ProviderUsage Usage => _emulator.GetUsage().Providers["google-vision"];

    public async ValueTask InitializeAsync() => _emulator = await VisionEmulator.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Callers_at_the_same_time_share_requests(GoogleVisionTransport transport)
    {
        using var tagger = Batching(transport);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(number => tagger.TagAsync(Image(number), cancellationToken: EndOfTest)));
        Assert.Equal(Callers, Usage.Images);
        Assert.Equal(Callers / MostInOneRequest, Usage.Requests);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_bad_image_fails_its_own_caller_alone(GoogleVisionTransport transport)
    {
        using var tagger = Batching(transport);
        var good = Enumerable.Range(0, MostInOneRequest - 1).Select(number => tagger.TagAsync(Image(number), cancellationToken: EndOfTest)).ToArray();
        var bad = tagger.TagAsync(ImageInput.FromBytes(Pictures.CutOff()), cancellationToken: EndOfTest);
        var error = await Assert.ThrowsAnyAsync<TaggingException>(() => bad);
        Assert.Equal(TaggingErrorKind.InvalidImage, error.Kind);
        Assert.All(await Task.WhenAll(good), response => Assert.NotEmpty(response.Tags));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Everybody_gets_the_answer_to_the_own_image(GoogleVisionTransport transport)
    {
        using var alone = CloudTaggers.Google(_emulator.Endpoint, transport);
        using var together = Batching(transport);
        var answers = await Task.WhenAll(Enumerable.Range(0, MostInOneRequest).Select(number => together.TagAsync(Image(number), cancellationToken: EndOfTest)));
        for (var number = 0; number < answers.Length; number++)
        {
            var single = await alone.TagAsync(Image(number), cancellationToken: EndOfTest);
            Assert.Equal(single.Tags.Select(tag => (tag.Name, tag.Confidence)), answers[number].Tags.Select(tag => (tag.Name, tag.Confidence)));
        }
    }

    [Theory]
    [InlineData(GoogleVisionTransport.Rest, 1_500_000, 4)]
    [InlineData(GoogleVisionTransport.Grpc, 6_000_000, 3)]
    public async Task Images_that_are_too_many_bytes_for_one_request_go_in_several(GoogleVisionTransport transport, int length, int requests)
    {
        var image = ImageInput.FromBytes(Pictures.Padded(length));
        using var tagger = Batching(transport);
        var answers = await Task.WhenAll(Enumerable.Range(0, MostInOneRequest).Select(_ => tagger.TagAsync(image, cancellationToken: EndOfTest)));
        Assert.All(answers, response => Assert.NotEmpty(response.Tags));
        Assert.Equal(MostInOneRequest, Usage.Images);
        Assert.Equal(requests, Usage.Requests);
        Assert.Equal(0, Usage.Failures);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Who_cancels_leaves_the_others_alone(GoogleVisionTransport transport)
    {
        _emulator.Faults = new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.Latency, Latency = new LatencyDistribution { Milliseconds = 300 } }] };
        using var tagger = Batching(transport);
        using var stop = new CancellationTokenSource();
        var staying = Enumerable.Range(0, MostInOneRequest - 1).Select(number => tagger.TagAsync(Image(number), cancellationToken: EndOfTest)).ToArray();
        var leaving = tagger.TagAsync(Image(Callers - 1), cancellationToken: stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        Assert.All(await Task.WhenAll(staying), response => Assert.NotEmpty(response.Tags));
    }

    // A full batch goes at once: on a busy machine the window only must not close before the last caller has come.
    private IImageTagger Batching(GoogleVisionTransport transport) =>
        CloudTaggers.Google(_emulator.Endpoint, transport).AsBuilder().UseBatching(options => options.Window = TimeSpan.FromSeconds(2)).Build();

    private static ImageInput Image(int number) => Photos[number];
}
