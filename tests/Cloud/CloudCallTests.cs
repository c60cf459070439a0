using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VisionAdapters.Testing;

/// <summary>What every tagger that calls a service does when the call goes wrong or is ended early.</summary>
public abstract class CloudCallTests
{
    /// <summary>Longer than any test waits for what is to happen at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Too much for the buffers of a connection that nobody reads from.</summary>
    private const int LargeImage = 5_000_000;

    /// <summary>Gets an answer with one tag.</summary>
    protected abstract string Answer { get; }

    /// <summary>Gets the words that must never appear in a message.</summary>
    protected abstract string Secret { get; }

    /// <summary>Gets an address whose host does not exist, of a scheme that the tagger accepts for other machines.</summary>
    protected virtual Uri UnknownHost => new("https://nowhere.invalid/");

    /// <summary>Gets a value indicating whether the service limits the sides of images.</summary>
    protected virtual bool LimitsSides => true;

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_was_cancelled_beforehand_does_nothing()
    {
        await using var server = RawServer.Answering(Whole(Answer));
        using var tagger = Create(server.Endpoint, Patience);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: new CancellationToken(canceled: true)));
        Assert.False(server.Connected.IsCompleted);
    }

    [Fact]
    public async Task Cancelling_ends_the_reading_of_an_image()
    {
        await using var server = RawServer.Answering(Whole(Answer));
        using var tagger = Create(server.Endpoint, Patience);
        using var cancellation = new CancellationTokenSource();
        var image = ImageInput.FromStreams(async token =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Stream.Null;
        });
        await AssertCancelledAsync(tagger.TagAsync(image, cancellationToken: cancellation.Token), cancellation.Token);
    }

    [Fact]
    public async Task Cancelling_ends_an_upload()
    {
        await using var server = RawServer.Deaf();
        await AssertCancelledAfterConnectingAsync(server, LargeImage);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_an_answer()
    {
        await using var server = RawServer.StallingAfter("");
        await AssertCancelledAfterConnectingAsync(server, imageLength: 1_000);
    }

    [Fact]
    public async Task Cancelling_ends_the_reading_of_an_answer()
    {
        await using var server = RawServer.StallingAfter(Whole(Answer)[..^10]);
        await AssertCancelledAfterConnectingAsync(server, imageLength: 1_000);
    }

    [Theory]
    [InlineData(LargeImage, null)]
    [InlineData(1_000, "")]
    [InlineData(1_000, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")]
    public async Task The_deadline_ends_a_call_in_every_phase(int imageLength, string? beginning)
    {
        await using var server = beginning is null ? RawServer.Deaf() : RawServer.StallingAfter(beginning);
        using var tagger = Create(server.Endpoint, TimeSpan.FromMilliseconds(200));
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(length: imageLength), cancellationToken: TestEnd).WaitAsync(Patience, TestEnd));
        Assert.Equal((TaggingErrorKind.Timeout, true), (error.Kind, error.IsTransient));
    }

    [Fact]
    public async Task A_service_that_does_not_listen_is_unavailable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        var endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();
        await AssertFailsAsync(endpoint, TaggingErrorKind.Unavailable, isTransient: true);
    }

    [Fact]
    public Task A_host_that_does_not_exist_is_unavailable() => AssertFailsAsync(UnknownHost, TaggingErrorKind.Unavailable, isTransient: true);

    [Fact]
    public async Task A_connection_that_closes_without_an_answer_is_unavailable()
    {
        await using var server = RawServer.Answering("");
        await AssertFailsAsync(server.Endpoint, TaggingErrorKind.Unavailable, isTransient: true);
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_unavailable()
    {
        await using var server = RawServer.ResettingAfter("");
        await AssertFailsAsync(server.Endpoint, TaggingErrorKind.Unavailable, isTransient: true);
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_a_breach_of_the_protocol_that_may_pass()
    {
        await using var server = RawServer.Answering(Whole(Answer)[..^10]);
        await AssertFailsAsync(server.Endpoint, TaggingErrorKind.ProtocolError, isTransient: true);
    }

    [Fact]
    public async Task A_connection_that_is_reset_within_an_answer_cuts_it_off_too()
    {
        await using var server = RawServer.ResettingAfter(Whole(Answer)[..^10]);
        await AssertFailsAsync(server.Endpoint, TaggingErrorKind.ProtocolError, isTransient: true);
    }

    [Fact]
    public async Task An_answer_that_is_no_HTTP_is_a_breach_of_the_protocol()
    {
        await using var server = RawServer.Answering("SSH-2.0-OpenSSH_9.6\r\n");
        await AssertFailsAsync(server.Endpoint, TaggingErrorKind.ProtocolError, isTransient: false);
    }

    [Fact]
    public async Task An_answer_that_promises_more_bytes_than_any_service_sends_is_not_read()
    {
        await using var server = RawServer.StallingAfter("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n");
        await AssertFailsAsync(server.Endpoint, TaggingErrorKind.ProtocolError, isTransient: false);
    }

    [Fact]
    public async Task Many_callers_at_once_all_get_their_answer()
    {
        await using var server = RawServer.Answering(Whole(Answer));
        using var tagger = Create(server.Endpoint, Patience);
        var calls = Enumerable.Range(0, 64).Select(_ => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));
        Assert.All(await Task.WhenAll(calls), response => Assert.Single(response.Tags));
    }

    [Fact]
    public async Task A_disposed_tagger_takes_no_calls()
    {
        await using var server = RawServer.Answering(Whole(Answer));
        var tagger = Create(server.Endpoint, Patience);
        tagger.Dispose();
        tagger.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));
    }

    [Fact]
    public async Task Disposing_ends_the_calls_under_way()
    {
        await using var server = RawServer.StallingAfter("");
        var tagger = Create(server.Endpoint, Patience);
        var call = tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        await server.Connected;
        tagger.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call.WaitAsync(Patience, TestEnd));
    }

    [Fact]
    public void The_metadata_tell_the_limits_of_the_service()
    {
        using var tagger = Create(new Uri("http://localhost/"), Patience);
        var limits = tagger.GetService<TaggerMetadata>()!.Limits;
        Assert.True(limits is { MaxBytes: > 0, Formats.Count: > 0 });
        Assert.Equal(LimitsSides, limits is { MinSide: > 0, MaxSide: > 0 });
    }

    /// <summary>Makes a tagger.</summary>
    protected abstract IImageTagger Create(Uri endpoint, TimeSpan timeout);

    private static string Whole(string body) => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    private static async Task AssertCancelledAsync(Task call, CancellationToken cancellationToken)
    {
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience, TestEnd));
        Assert.Equal(cancellationToken, error.CancellationToken);
    }

    private async Task AssertCancelledAfterConnectingAsync(RawServer server, int imageLength)
    {
        using var tagger = Create(server.Endpoint, Patience);
        using var cancellation = new CancellationTokenSource();
        var call = tagger.TagAsync(TestImage.Source(length: imageLength), cancellationToken: cancellation.Token);
        await server.Connected.WaitAsync(Patience, TestEnd);
        Assert.False(call.IsCompleted);
        await cancellation.CancelAsync();
        await AssertCancelledAsync(call, cancellation.Token);
    }

    private async Task AssertFailsAsync(Uri endpoint, TaggingErrorKind kind, bool isTransient)
    {
        using var tagger = Create(endpoint, Patience);
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));
        Assert.Equal((kind, isTransient, tagger.GetService<TaggerMetadata>()!.ProviderId), (error.Kind, error.IsTransient, error.Provider));
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }
}
