using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace VisionAdapters.Conformance.Tests;

/// <summary>
/// What a tagger promises that calls a service: every way to fail has its kind, nobody waits in vain, and secrets stay secret.
/// </summary>
public abstract class ServiceTaggerContract : TaggerContract, IAsyncLifetime
{
    /// <summary>Nothing else may contain this text.</summary>
    private const string Secret = "c0nf0rmance-s3cret-51d2a7";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    protected ITaggingService Service { get; private set; } = null!;

    /// <summary>Starts the service, which accepts the secret and nothing else.</summary>
    protected abstract Task<ITaggingService> StartAsync(string secret);

    protected abstract IImageTagger Create(TaggerSetup setup);

    protected sealed override IImageTagger Create() => Create(Setup());

    [Fact]
    public async Task One_image_is_one_request()
    {
        using var tagger = Create();
        await tagger.TagAsync(Photo(), cancellationToken: EndOfTest);
        Assert.Equal(1, Service.Requests);
    }

    [Fact]
    public async Task The_exact_answer_is_kept()
    {
        using var tagger = Create();
        var response = await tagger.TagAsync(Photo(), cancellationToken: EndOfTest);
        Assert.False(response.RawRepresentation!.Body.IsEmpty);
        Assert.InRange(response.Latency, TimeSpan.FromTicks(1), Patience);
    }

    [Fact]
    public async Task What_the_service_would_refuse_is_not_sent()
    {
        using var tagger = Create();
        byte[][] refused = LimitsPixels ? [Pictures.Heif(), Pictures.Padded(MaxBytes + 1), Pictures.Huge()] : [Pictures.Heif(), Pictures.Padded(MaxBytes + 1)];
        foreach (var image in refused)
        {
            await Assert.ThrowsAnyAsync<TaggingException>(() => tagger.TagAsync(ImageInput.FromBytes(image), cancellationToken: EndOfTest));
        }

        Assert.Equal(0, Service.Requests);
    }

    [Theory]
    [InlineData(ServiceFault.Throttled, TaggingErrorKind.Throttled, true)]
    [InlineData(ServiceFault.Unavailable, TaggingErrorKind.Unavailable, true)]
    [InlineData(ServiceFault.InternalError, TaggingErrorKind.Unavailable, true)]
    [InlineData(ServiceFault.ConnectionReset, TaggingErrorKind.Unavailable, true)]
    [InlineData(ServiceFault.PermissionDenied, TaggingErrorKind.PermissionDenied, false)]
    [InlineData(ServiceFault.Garbage, TaggingErrorKind.ProtocolError, false)]
    public async Task Every_fault_has_its_kind(ServiceFault fault, TaggingErrorKind kind, bool transient)
    {
        Service.Fail(fault);
        var error = await FailsAsync(Setup());
        Assert.True(error.Kind == kind, $"expected {kind}, got {error.Kind}: {error.Message}");
        Assert.Equal(transient, error.IsTransient);
        Assert.Equal(ProviderId, error.Provider);
    }

    [Fact]
    public async Task An_answer_of_another_content_type_is_read_or_a_breach_of_the_protocol()
    {
        Service.Fail(ServiceFault.WrongContentType);
        using var tagger = Create();
        var error = await Record.ExceptionAsync(() => tagger.TagAsync(Photo(), cancellationToken: EndOfTest));
        Assert.True(error is null or TaggingException { Kind: TaggingErrorKind.ProtocolError, IsTransient: false }, $"got {error}");
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_no_answer()
    {
        Service.Fail(ServiceFault.Truncated);
        var error = await FailsAsync(Setup());
        Assert.True(error.Kind is TaggingErrorKind.ProtocolError or TaggingErrorKind.Unavailable, $"got {error.Kind}: {error.Message}");
    }

    [Fact]
    public async Task A_throttled_caller_is_told_how_long_to_wait()
    {
        Service.Fail(ServiceFault.Throttled);
        var error = await FailsAsync(Setup());
        Assert.Equal(TimeSpan.FromSeconds(ITaggingService.RetryAfterSeconds), error.RetryAfter);
    }

    [Fact]
    public async Task A_wrong_secret_is_an_authentication_error()
    {
        var error = await FailsAsync(Setup() with { Secret = "not-the-secret" });
        Assert.True(error.Kind == TaggingErrorKind.Authentication, $"got {error.Kind}: {error.Message}");
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_a_timeout()
    {
        Service.Fail(ServiceFault.Slow);
        var error = await FailsAsync(Setup() with { Timeout = TimeSpan.FromMilliseconds(200) });
        Assert.True(error.Kind == TaggingErrorKind.Timeout, $"got {error.Kind}: {error.Message}");
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unavailable()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)nobody.LocalEndpoint).Port}");
        nobody.Stop();
        var error = await FailsAsync(Setup() with { Endpoint = endpoint });
        Assert.True(error.Kind == TaggingErrorKind.Unavailable, $"got {error.Kind}: {error.Message}");
    }

    [Fact]
    public async Task A_cancelled_call_ends_while_the_service_still_keeps_its_answer()
    {
        Service.Fail(ServiceFault.Slow);
        using var tagger = Create();
        using var stop = new CancellationTokenSource();
        var call = tagger.TagAsync(Photo(), cancellationToken: stop.Token);
        await Service.Waiting.WaitAsync(ITaggingService.Delay / 2, EndOfTest);
        Assert.False(call.IsCompleted);
        await stop.CancelAsync();

        // The answer takes twice as long: what ends before it was ended by the cancellation.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(ITaggingService.Delay / 2, EndOfTest));
    }

    [Fact]
    public async Task After_a_failure_the_next_call_is_answered()
    {
        using var tagger = Create();
        Service.Fail(ServiceFault.ConnectionReset);
        await Assert.ThrowsAnyAsync<TaggingException>(() => tagger.TagAsync(Photo(), cancellationToken: EndOfTest));
        Service.BeWell();
        Assert.NotEmpty((await tagger.TagAsync(Photo(), cancellationToken: EndOfTest)).Tags);
    }

    [Fact]
    public async Task No_secret_gets_into_a_log_or_an_exception()
    {
        using var logs = new FakeLoggerProvider();
        var setup = Setup() with { Logs = logs, Timeout = TimeSpan.FromSeconds(5) };
        var written = new List<string>();
        using (var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs)))
        using (var tagger = Create(setup).AsBuilder().UseLogging(loggers).Build())
        {
            await tagger.TagAsync(Photo(), cancellationToken: EndOfTest);
            written.Add(tagger.ToString()!);
            foreach (var fault in Enum.GetValues<ServiceFault>())
            {
                Service.Fail(fault);
                var error = await Record.ExceptionAsync(() => tagger.TagAsync(Photo(), cancellationToken: EndOfTest));
                Assert.True(fault == ServiceFault.WrongContentType || error is TaggingException, $"got {error} for {fault}");
                written.Add($"{error}");
            }
        }

        Service.BeWell();
        written.Add((await FailsAsync(setup with { Secret = Secret + Secret })).ToString());
        written.AddRange(logs.Collector.GetSnapshot().Select(record => $"{record.Message} {string.Join(' ', record.StructuredState ?? [])} {record.Exception}"));
        Assert.All(written, text => Assert.DoesNotContain(Secret, text, StringComparison.OrdinalIgnoreCase));
        Assert.NotEqual(0, logs.Collector.Count);
    }

    public async ValueTask InitializeAsync() => Service = await StartAsync(Secret);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes what the taggers were made with.</summary>
    protected virtual ValueTask EndAsync() => ValueTask.CompletedTask;

    private TaggerSetup Setup() => new(Service.Endpoint, Secret, Patience);

    private async Task<TaggingException> FailsAsync(TaggerSetup setup)
    {
        using var tagger = Create(setup);
        return await Assert.ThrowsAnyAsync<TaggingException>(() => tagger.TagAsync(Photo(), cancellationToken: EndOfTest));
    }
}
