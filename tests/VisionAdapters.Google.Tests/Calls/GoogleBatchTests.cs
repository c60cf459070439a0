namespace VisionAdapters.Google.Tests;

public sealed class GoogleBatchTests
{
    public static TheoryData<GoogleVisionTransport> Transports => Cloud.Transports;

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Sixteen_images_are_one_request(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport);
        var images = Enumerable.Range(0, 16).Select(number => Pictures.Small($"{number}.bmp")).ToArray();
        var outcomes = await cloud.TagBatchAsync(images);
        Assert.Equal(images, outcomes.Select(outcome => outcome.Image));
        Assert.Equal(Enumerable.Range(0, 16).Select(place => (long)place), outcomes.Select(outcome => outcome.Index));
        Assert.All(outcomes, outcome => Assert.Equal(1, outcome.Response!.Usage.Single().Units));
        Assert.Equal((1, 16), (cloud.Usage.Requests, cloud.Usage.Images));
    }

    [Theory]
    [InlineData(GoogleVisionTransport.Grpc, 9_000_000, 2)]
    [InlineData(GoogleVisionTransport.Rest, 2_000_000, 3)]
    public async Task Images_that_do_not_fit_into_one_request_are_cut_into_several(GoogleVisionTransport transport, int bytes, int requests)
    {
        await using var cloud = await Cloud.StartAsync(transport);
        var outcomes = await cloud.TagBatchAsync([.. Enumerable.Range(0, 8).Select(number => Pictures.Of(bytes, $"{number}.bmp"))]);
        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"{number}.bmp"), outcomes.Select(outcome => outcome.Image.Name));
        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess, outcome.Error?.Message));
        Assert.Equal(requests, cloud.Usage.Requests);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_bad_image_has_its_own_error_and_stops_no_other(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport);
        var outcomes = await cloud.TagBatchAsync(Pictures.Small(), Pictures.CutOff(), ImageInput.FromBytes("hello"u8.ToArray()), ImageInput.FromFile("missing.jpg"), ImageInput.FromStreams(_ => throw new KeyNotFoundException("no such key")), Pictures.Small());
        Assert.Equal(
            [null, TaggingErrorKind.InvalidImage, TaggingErrorKind.UnsupportedFormat, TaggingErrorKind.InvalidImage, TaggingErrorKind.Unknown, null],
            outcomes.Select(outcome => outcome.Error?.Kind));
        Assert.Contains("Bad image data", outcomes[1].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(1, cloud.Usage.Requests);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_batch_whose_only_request_fails_fails_as_a_whole(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport, new Emulator.FaultRule { Kind = Emulator.FaultKind.Unavailable });
        var error = await Assert.ThrowsAsync<TaggingException>(() => cloud.TagBatchAsync(Pictures.Small(), Pictures.Small()));
        Assert.Equal(TaggingErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task A_request_that_fails_takes_no_answer_from_the_others()
    {
        await using var cloud = await Cloud.StartAsync(GoogleVisionTransport.Rest, new Emulator.FaultRule { Kind = Emulator.FaultKind.Throttled, FirstRequests = 1 });
        var outcomes = await cloud.TagBatchAsync([.. Enumerable.Range(0, 5).Select(_ => Pictures.Of(2_000_000))]);
        Assert.Equal([TaggingErrorKind.Throttled, TaggingErrorKind.Throttled, TaggingErrorKind.Throttled, null, null], outcomes.Select(outcome => outcome.Error?.Kind));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Many_images_are_asked_about_in_batches(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport);
        var outcomes = await cloud.Tagger.TagManyAsync(Images(100), cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"{number}.bmp"), outcomes.Select(outcome => outcome.Image.Name));
        Assert.Equal((7, 100), (cloud.Usage.Requests, cloud.Usage.Images));
    }

    [Fact]
    public async Task Nothing_needs_no_request_and_too_many_images_are_refused()
    {
        await using var cloud = await Cloud.StartAsync(GoogleVisionTransport.Grpc);
        Assert.Empty(await cloud.TagBatchAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => cloud.TagBatchAsync([.. Enumerable.Repeat(Pictures.Small(), 17)]));
    }

    private static async IAsyncEnumerable<ImageInput> Images(int count)
    {
        for (var number = 0; number < count; number++)
        {
            yield return Pictures.Small($"{number}.bmp");
        }

        await Task.CompletedTask;
    }
}
