using Google.Apis.Auth.OAuth2;
using VisionAdapters.Emulator;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleFaultTests
{
    private static readonly LatencyDistribution Forever = new() { Milliseconds = 600_000 };

    public static TheoryData<GoogleVisionTransport> Transports => Cloud.Transports;

    public static TheoryData<string, TaggingErrorKind, int> Errors => new()
    {
        { "INVALID_ARGUMENT", TaggingErrorKind.InvalidRequest, 400 },
        { "UNAUTHENTICATED", TaggingErrorKind.Authentication, 401 },
        { "PERMISSION_DENIED", TaggingErrorKind.PermissionDenied, 403 },
        { "NOT_FOUND", TaggingErrorKind.InvalidRequest, 404 },
        { "RESOURCE_EXHAUSTED", TaggingErrorKind.Throttled, 429 },
        { "CANCELLED", TaggingErrorKind.Unavailable, 499 },
        { "INTERNAL", TaggingErrorKind.Unavailable, 500 },
        { "UNAVAILABLE", TaggingErrorKind.Unavailable, 503 },
        { "DEADLINE_EXCEEDED", TaggingErrorKind.Timeout, 504 },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_of_the_service_is_the_same_over_both_transports(string name, TaggingErrorKind kind, int status)
    {
        foreach (var transport in Enum.GetValues<GoogleVisionTransport>())
        {
            var error = await ErrorOf(transport, new FaultRule { Kind = FaultKind.Error, Error = name });
            Assert.Equal((kind, (int?)status, "google-vision"), (error.Kind, error.StatusCode, error.Provider));
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_throttled_call_tells_how_long_to_wait(GoogleVisionTransport transport)
    {
        var error = await ErrorOf(transport, new FaultRule { Kind = FaultKind.Throttled, RetryAfterSeconds = 1.5 });
        Assert.Equal((TaggingErrorKind.Throttled, true, TimeSpan.FromSeconds(1.5)), (error.Kind, error.IsTransient, error.RetryAfter));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task An_answer_without_any_meaning_is_a_breach_of_the_protocol(GoogleVisionTransport transport) =>
        Assert.Equal(TaggingErrorKind.ProtocolError, (await ErrorOf(transport, new FaultRule { Kind = FaultKind.Garbage })).Kind);

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Nobody_at_the_address_is_unavailable(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport);
        await cloud.Emulator.DisposeAsync();
        var error = await Assert.ThrowsAsync<TaggingException>(() => cloud.TagAsync());
        Assert.Equal((TaggingErrorKind.Unavailable, true), (error.Kind, error.IsTransient));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task No_answer_in_time_is_a_timeout(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport, new FaultRule { Kind = FaultKind.Latency, Latency = Forever }, options => options.Timeout = TimeSpan.FromMilliseconds(200));
        var error = await Assert.ThrowsAsync<TaggingException>(() => cloud.TagAsync());
        Assert.Equal((TaggingErrorKind.Timeout, true), (error.Kind, error.IsTransient));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_cancelled_call_ends_although_the_service_does_not_answer(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport, new FaultRule { Kind = FaultKind.Latency, Latency = Forever });
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cloud.TagAsync(cancellationToken: cancel.Token));
        Assert.Equal(cancel.Token, error.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_call_that_is_cancelled_before_it_starts_sends_nothing(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cloud.TagAsync(cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(0, cloud.Usage.Requests);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Connections_that_are_closed_in_order_cost_no_call(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport, new FaultRule { Kind = FaultKind.GoAway });
        for (var call = 0; call < 20; call++)
        {
            Assert.NotEmpty((await cloud.TagAsync()).Tags);
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_disposed_tagger_takes_no_calls_and_ends_those_under_way(GoogleVisionTransport transport)
    {
        await using var cloud = await Cloud.StartAsync(transport, new FaultRule { Kind = FaultKind.Latency, Latency = Forever });
        var underWay = cloud.TagAsync();
        cloud.Tagger.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => underWay);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => cloud.TagAsync());
    }

    [Theory]
    [InlineData("wrong", null)]
    [InlineData(null, "wrong")]
    public async Task Wrong_credentials_are_told_apart_from_wrong_requests(string? key, string? token)
    {
        foreach (var transport in Enum.GetValues<GoogleVisionTransport>())
        {
            await using var cloud = await Cloud.StartAsync(transport, options => (options.ApiKey, options.Credential) = (key, token is null ? null : GoogleCredential.FromAccessToken(token)));
            var error = await Assert.ThrowsAsync<TaggingException>(() => cloud.TagAsync());
            Assert.Equal(TaggingErrorKind.Authentication, error.Kind);
        }
    }

    [Fact]
    public async Task A_key_file_that_is_not_there_is_a_matter_of_credentials_and_costs_no_call()
    {
        await using var cloud = await Cloud.StartAsync(GoogleVisionTransport.Grpc, options => (options.ApiKey, options.ServiceAccountFile) = (null, "missing.json"));
        var error = await Assert.ThrowsAsync<TaggingException>(() => cloud.TagAsync());
        Assert.Equal((TaggingErrorKind.Authentication, 0), (error.Kind, cloud.Usage.Requests));
        Assert.Contains("missing.json is not there", error.Message, StringComparison.Ordinal);
    }

    private static async Task<TaggingException> ErrorOf(GoogleVisionTransport transport, FaultRule fault)
    {
        await using var cloud = await Cloud.StartAsync(transport, fault);
        return await Assert.ThrowsAsync<TaggingException>(() => cloud.TagAsync());
    }
}
