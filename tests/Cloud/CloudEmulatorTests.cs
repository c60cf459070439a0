using VisionAdapters.Emulator;

namespace VisionAdapters.Testing;

/// <summary>What every tagger that calls a service makes of an emulated service that goes wrong on purpose.</summary>
public abstract class CloudEmulatorTests
{
    /// <summary>Gets the provider's id.</summary>
    protected abstract string Provider { get; }

    /// <summary>Gets a value indicating whether the service's answers tell an id of the request.</summary>
    protected virtual bool TellsRequest => true;

    /// <summary>Gets how often a request is made whose connection is reset.</summary>
    protected virtual int RequestsOfAReset => 1;

    /// <summary>Gets a value indicating whether answers tell that an emulator gave them.</summary>
    protected virtual bool TellsEmulator => true;

    /// <summary>Gets a value indicating whether the protocol leaves the content type of an answer open.</summary>
    protected virtual bool ReadsAnyContentType => true;

    /// <summary>Gets a token that ends with the test.</summary>
    protected static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_emulated_answer_is_marked_and_tells_request_and_model()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint);
        var response = await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        Assert.Equal(TellsEmulator, response.IsEmulated);
        Assert.Contains(response.Tags, tag => tag.Name.Equals("dress", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(Provider, response.Provider);
        Assert.Equal(TellsRequest, response.RequestId is { Length: > 0 });
        Assert.NotEmpty(response.ModelVersion!);
        Assert.Single(response.Usage);
        Assert.True(response.Latency > TimeSpan.Zero);
    }

    [Theory]
    [InlineData(FaultKind.Throttled, TaggingErrorKind.Throttled)]
    [InlineData(FaultKind.Unavailable, TaggingErrorKind.Unavailable)]
    [InlineData(FaultKind.InternalError, TaggingErrorKind.Unavailable)]
    [InlineData(FaultKind.ConnectionReset, TaggingErrorKind.Unavailable)]
    public async Task A_fault_has_its_kind_and_nothing_is_sent_again(FaultKind fault, TaggingErrorKind kind)
    {
        await using var cloud = await StartAsync(new FaultRule { Kind = fault });
        using var tagger = Create(cloud.Endpoint);
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));
        Assert.Equal((kind, Provider), (error.Kind, error.Provider));
        Assert.InRange(cloud.GetUsage().Providers[Provider].Requests, 0, fault == FaultKind.ConnectionReset ? RequestsOfAReset : 1);
    }

    [Fact]
    public async Task An_answer_under_another_content_type_is_read_as_the_vendors_clients_read_it()
    {
        await using var cloud = await StartAsync(new FaultRule { Kind = FaultKind.WrongContentType });
        using var tagger = Create(cloud.Endpoint);
        if (ReadsAnyContentType)
        {
            Assert.NotEmpty((await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd)).Tags);
            return;
        }

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));
        Assert.Equal(TaggingErrorKind.ProtocolError, error.Kind);
    }

    [Fact]
    public async Task The_wait_that_the_service_asks_for_is_told()
    {
        await using var cloud = await StartAsync(new FaultRule { Kind = FaultKind.Throttled, RetryAfterSeconds = 3 });
        using var tagger = Create(cloud.Endpoint);
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));
        Assert.Equal(TimeSpan.FromSeconds(3), error.RetryAfter);
    }

    [Fact]
    public async Task An_answer_that_drips_ends_at_the_deadline()
    {
        await using var cloud = await StartAsync(new FaultRule { Kind = FaultKind.SlowDrip, BytesPerSecond = 4 });
        using var tagger = Create(cloud.Endpoint, TimeSpan.FromSeconds(1));
        Assert.Equal(TaggingErrorKind.Timeout, (await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd))).Kind);
    }

    [Fact]
    public async Task Many_callers_at_once_all_get_their_answer_and_pay_once()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: TestEnd);
        using var tagger = Create(cloud.Endpoint);
        var responses = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => tagger.TagAsync(TestImage.Source(length: 200_000), cancellationToken: TestEnd)));
        Assert.All(responses, response => Assert.NotEmpty(response.Tags));
        Assert.Equal((64, 64), (cloud.GetUsage().Providers[Provider].Requests, cloud.GetUsage().Providers[Provider].Images));
    }

    [Fact]
    public async Task A_certificate_that_has_expired_is_not_trusted()
    {
        await using var cloud = await VisionEmulator.StartAsync(new VisionEmulatorOptions { Faults = new FaultPlan { StaleTls = true } }, TestEnd);
        using var tagger = Create(cloud.Endpoint);
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));

        // Asking again does not mend a certificate.
        Assert.Equal((TaggingErrorKind.Unavailable, false), (error.Kind, error.IsTransient));
    }

    /// <summary>Makes a tagger that the emulator lets in.</summary>
    protected abstract IImageTagger Create(Uri endpoint, TimeSpan? timeout = null);

    private static Task<VisionEmulator> StartAsync(FaultRule rule) => VisionEmulator.StartAsync(new VisionEmulatorOptions { Faults = new FaultPlan { Rules = [rule] } }, TestEnd);
}
