using Microsoft.AspNetCore.Http;

namespace VisionAdapters.ChatModels.Tests;

public sealed class ChatErrorTests
{
    [Theory]
    [InlineData(400, TaggingErrorKind.InvalidRequest)]
    [InlineData(401, TaggingErrorKind.Authentication)]
    [InlineData(402, TaggingErrorKind.QuotaExceeded)]
    [InlineData(403, TaggingErrorKind.PermissionDenied)]
    [InlineData(404, TaggingErrorKind.InvalidRequest)]
    [InlineData(413, TaggingErrorKind.ImageTooLarge)]
    [InlineData(429, TaggingErrorKind.Throttled)]
    [InlineData(500, TaggingErrorKind.Unavailable)]
    [InlineData(503, TaggingErrorKind.Unavailable)]
    [InlineData(504, TaggingErrorKind.Timeout)]
    public async Task A_status_has_its_kind_and_is_asked_for_once(int status, TaggingErrorKind kind)
    {
        await using var chat = await ChatFixture.StartAsync(context => FakeChatService.FailAsync(context, status, ("x-request-id", "req-9")));

        var error = await chat.FailAsync();

        Assert.Equal((kind, status, "req-9", "chat"), (error.Kind, error.StatusCode, error.RequestId, error.Provider));
        Assert.Single(chat.Service.Requests);
    }

    [Theory]
    [InlineData("retry-after", "7", 7_000)]
    [InlineData("retry-after-ms", "250", 250)]
    public async Task A_throttled_call_tells_when_to_come_back(string header, string value, int milliseconds)
    {
        await using var chat = await ChatFixture.StartAsync(context => FakeChatService.FailAsync(context, 429, (header, value)));

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), (await chat.FailAsync()).RetryAfter);
    }

    [Theory]
    [InlineData("I cannot help with that.")]
    [InlineData("{ \"category\": [ ")]
    [InlineData("}{")]
    [InlineData("")]
    public async Task An_answer_that_is_no_JSON_is_a_protocol_error(string text)
    {
        await using var chat = await ChatFixture.SayingAsync(text);

        var error = await chat.FailAsync();

        Assert.Equal(TaggingErrorKind.ProtocolError, error.Kind);
        Assert.Equal("chatcmpl-7", error.RequestId);
    }

    [Fact]
    public async Task A_filtered_answer_lies_in_the_image()
    {
        await using var chat = await ChatFixture.StartAsync(context => FakeChatService.SayAsync(context, "", finishReason: "content_filter"));

        Assert.Equal(TaggingErrorKind.InvalidImage, (await chat.FailAsync()).Kind);
    }

    [Fact]
    public async Task A_refusal_lies_in_the_image()
    {
        await using var chat = await ChatFixture.StartAsync(context => FakeChatService.SayAsync(context, "", refusal: "I would rather not."));

        Assert.Equal(TaggingErrorKind.InvalidImage, (await chat.FailAsync()).Kind);
    }

    [Fact]
    public async Task An_answer_that_was_cut_off_says_what_to_raise()
    {
        await using var chat = await ChatFixture.StartAsync(context => FakeChatService.SayAsync(context, "{ \"category\": [", finishReason: "length"));

        Assert.Contains("MaxOutputTokens", (await chat.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unavailable()
    {
        var chat = await ChatFixture.StartAsync();
        using var tagger = chat.Tagger();
        await chat.DisposeAsync();

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(ChatFixture.Image(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task A_service_that_hangs_is_a_timeout()
    {
        await using var chat = await ChatFixture.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        Assert.Equal(TaggingErrorKind.Timeout, (await chat.FailAsync(options => options.Timeout = TimeSpan.FromMilliseconds(200))).Kind);
    }

    [Fact]
    public async Task A_cancellation_stays_one()
    {
        using var cancellation = new CancellationTokenSource();
        await using var chat = await ChatFixture.StartAsync(async context =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var tagger = chat.Tagger();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(ChatFixture.Image(), cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task Neither_the_key_nor_the_image_is_in_an_error()
    {
        await using var chat = await ChatFixture.StartAsync(context => FakeChatService.FailAsync(context, StatusCodes.Status401Unauthorized));

        var text = (await chat.FailAsync()).ToString();

        Assert.DoesNotContain("not-a-real-key", text, StringComparison.Ordinal);
        Assert.DoesNotContain("iVBOR", text, StringComparison.Ordinal);
    }
}
