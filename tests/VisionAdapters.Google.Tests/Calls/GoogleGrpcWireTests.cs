using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

/// <summary>What a call over gRPC does when whoever listens speaks no gRPC, or nothing at all.</summary>
public sealed class GoogleGrpcWireTests
{
    private const int LargeImage = 5_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cancelling_ends_an_upload()
    {
        await using var server = RawServer.Deaf();
        using var tagger = Create(server.Endpoint, Patience);
        using var cancellation = new CancellationTokenSource();
        var call = tagger.TagAsync(TestImage.Source(length: LargeImage), cancellationToken: cancellation.Token);
        await server.Connected.WaitAsync(Patience, TestEnd);
        await cancellation.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Patience, TestEnd));
        Assert.Equal(cancellation.Token, error.CancellationToken);
    }

    [Fact]
    public async Task The_deadline_ends_an_upload()
    {
        await using var server = RawServer.Deaf();
        Assert.Equal((TaggingErrorKind.Timeout, true), await ErrorOf(server.Endpoint, TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_unavailable()
    {
        await using var server = RawServer.ResettingAfter("");
        Assert.Equal((TaggingErrorKind.Unavailable, true), await ErrorOf(server.Endpoint, Patience));
    }

    [Fact]
    public async Task Disposing_ends_the_calls_under_way()
    {
        await using var server = RawServer.Deaf();
        var tagger = Create(server.Endpoint, Patience);
        var call = tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        await server.Connected.WaitAsync(Patience, TestEnd);
        tagger.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call.WaitAsync(Patience, TestEnd));
    }

    private static async Task<(TaggingErrorKind Kind, bool IsTransient)> ErrorOf(Uri endpoint, TimeSpan timeout)
    {
        using var tagger = Create(endpoint, timeout);
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(length: LargeImage), cancellationToken: TestEnd).WaitAsync(Patience, TestEnd));
        Assert.DoesNotContain("the-secret-key", error.ToString(), StringComparison.Ordinal);
        return (error.Kind, error.IsTransient);
    }

    private static GoogleVisionTagger Create(Uri endpoint, TimeSpan timeout) =>
        TestTagger.Create(options => (options.Endpoint, options.ApiKey, options.Timeout) = (endpoint, "the-secret-key", timeout));
}
