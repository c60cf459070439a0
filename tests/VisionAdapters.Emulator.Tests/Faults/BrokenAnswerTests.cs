using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Emulator.Tests;

public sealed class BrokenAnswerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reset_connection_is_reported_by_the_clients_socket()
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.ConnectionReset });
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => cloud.Clients.AwsAsync(Bodies.Aws()));
        Assert.Contains(SocketErrors(error), code => code is SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted);
        Assert.Equal((1, 1), (cloud.Emulator.GetUsage().Providers["aws-rekognition"].Requests, cloud.Emulator.GetUsage().Providers["aws-rekognition"].Failures));
    }

    [Fact]
    public async Task A_reset_connection_is_unavailable_or_internal_to_grpc()
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.ConnectionReset });
        var error = await Assert.ThrowsAsync<RpcException>(async () => await cloud.Clients.Grpc(Clients.GrpcRequest(TestImage.Png())));
        Assert.Contains(error.StatusCode, new[] { StatusCode.Unavailable, StatusCode.Internal });
    }

    [Fact]
    public async Task A_truncated_answer_ends_before_its_length()
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.Truncated });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => cloud.Clients.AzureAsync(TestImage.Png()));
    }

    [Fact]
    public async Task A_truncated_answer_fails_a_grpc_call()
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.Truncated });
        var error = await Assert.ThrowsAsync<RpcException>(async () => await cloud.Clients.Grpc(Clients.GrpcRequest(TestImage.Png())));
        Assert.NotEqual(StatusCode.OK, error.StatusCode);
    }

    [Fact]
    public async Task A_wrong_content_type_looks_like_a_web_page()
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.WrongContentType });
        using var response = await cloud.Clients.AzureAsync(TestImage.Png());
        Assert.Equal("text/html", response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task A_slow_answer_is_whole_in_the_end()
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.SlowDrip, BytesPerSecond = 2000 });
        Assert.Equal("2023-10-01", (await Bodies.JsonAsync(await cloud.Clients.AzureAsync(TestImage.Png()))).GetProperty("modelVersion").GetString());
    }

    [Fact]
    public async Task A_delay_holds_the_answer_back_until_its_time()
    {
        var time = new WatchedTime();
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions
        {
            TimeProvider = time,
            Faults = new FaultPlan { Rules = [new FaultRule { Kind = FaultKind.Latency, Latency = new LatencyDistribution { Milliseconds = 60_000 } }] },
        });
        var answer = cloud.Clients.AzureAsync(TestImage.Png());
        Assert.Equal(TimeSpan.FromMinutes(1), await time.Waiting.WaitAsync(Ct));
        Assert.False(answer.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(1));
        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_goodbye_answers_and_the_next_call_finds_a_new_connection()
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.GoAway, FirstRequests = 2 });
        for (var call = 0; call < 4; call++)
        {
            var answer = await cloud.Clients.Grpc(Clients.GrpcRequest(TestImage.Png()));
            Assert.Single(answer.Responses);
        }
    }

    [Fact]
    public async Task A_stale_certificate_is_refused_by_clients()
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Faults = new FaultPlan { StaleTls = true } });
        Assert.Equal("https", cloud.Emulator.Endpoint.Scheme);
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => cloud.Clients.AzureAsync(TestImage.Png()));
        Assert.Equal(HttpRequestError.SecureConnectionError, error.HttpRequestError);
    }

    [Fact]
    public async Task Drifted_labels_differ_and_come_from_another_version()
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.LabelDrift, ModelVersion = "4.0" });
        var drifted = await Bodies.JsonAsync(await cloud.Clients.AwsAsync(Bodies.Aws()));
        cloud.Emulator.Faults = FaultPlan.None;
        var usual = await Bodies.JsonAsync(await cloud.Clients.AwsAsync(Bodies.Aws()));
        Assert.Equal("4.0", drifted.GetProperty("LabelModelVersion").GetString());
        Assert.NotEqual(usual.GetProperty("Labels").GetRawText(), drifted.GetProperty("Labels").GetRawText());
    }

    private static IEnumerable<SocketError> SocketErrors(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SocketException socket)
            {
                yield return socket.SocketErrorCode;
            }
        }
    }

    /// <summary>A clock that stands still, and tells when something starts to wait.</summary>
    private sealed class WatchedTime() : FakeTimeProvider(TimeProvider.System.GetUtcNow())
    {
        private readonly TaskCompletionSource<TimeSpan> _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Gets how long the first one waits.</summary>
        public Task<TimeSpan> Waiting => _waiting.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _waiting.TrySetResult(dueTime);
            return timer;
        }
    }
}
