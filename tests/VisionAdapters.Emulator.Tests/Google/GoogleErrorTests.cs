using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Emulator.Tests;

public sealed class GoogleErrorTests
{
    [Fact]
    public async Task A_wrong_api_key_is_an_invalid_argument_with_its_reason()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var error = (await Bodies.JsonAsync(await cloud.Clients.GoogleAsync(Bodies.Google(), key: "wrong"))).GetProperty("error");
        Assert.Equal((400, "INVALID_ARGUMENT"), (error.GetProperty("code").GetInt32(), error.GetProperty("status").GetString()));
        Assert.Equal("API_KEY_INVALID", error.GetProperty("details")[0].GetProperty("reason").GetString());
        Assert.Equal("type.googleapis.com/google.rpc.ErrorInfo", error.GetProperty("details")[0].GetProperty("@type").GetString());
    }

    [Fact]
    public async Task A_request_without_credentials_is_unauthenticated()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.GoogleAsync(Bodies.Google(), key: null);
        Assert.Equal(401, (int)response.StatusCode);
        Assert.NotEmpty(response.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task A_key_in_the_query_and_a_bearer_token_are_accepted()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var byQuery = await cloud.Clients.GoogleAsync(Bodies.Google(), "v1/images:annotate?key=emulator", key: null);
        await cloud.Clients.Grpc(Clients.GrpcRequest(TestImage.Png()), new Metadata { { "authorization", "Bearer emulator" } });
        Assert.Equal(200, (int)byQuery.StatusCode);
    }

    [Theory]
    [InlineData("""{"requests":[]}""")]
    [InlineData("""{"requests":[{"image":{"content":"AAAA"}}]}""")]
    [InlineData("""{"requests":[{"features":[{"type":4}]}]}""")]
    [InlineData("""{"requests":[{"image":{"content":"AAAA","source":{"imageUri":"https://x/y.jpg"}},"features":[{"type":4}]}]}""")]
    [InlineData("""{"requests":[{"image":{"content":"AAAA"},"features":[{"type":4}]}],"parent":"folders/f"}""")]
    [InlineData("""{"requests":[{"image":{"content":"AAAA"},"features":[{"type":"NO_SUCH"}]}]}""")]
    [InlineData("""{"requests":[{"image":{"content":"?"},"features":[{"type":4}]}]}""")]
    [InlineData("""{"wrong":1}""")]
    [InlineData("""{"requests":[""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_wrong_request_is_an_invalid_argument(string body)
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.GoogleAsync(body);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("INVALID_ARGUMENT", (await Bodies.JsonAsync(response)).GetProperty("error").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Seventeen_images_are_too_many()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var error = await Assert.ThrowsAsync<RpcException>(async () => await cloud.Clients.Grpc(Clients.GrpcRequest([.. Enumerable.Repeat(TestImage.Png(), 17)])));
        Assert.Equal((StatusCode.InvalidArgument, "Too many images per request."), (error.StatusCode, error.Status.Detail));
    }

    [Fact]
    public async Task A_json_request_of_more_than_ten_megabytes_is_refused()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.GoogleAsync(Bodies.Google(new byte[9_000_000]));
        Assert.Contains("10485760 bytes", (await Bodies.JsonAsync(response)).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grpc_request_of_more_than_forty_megabytes_is_refused()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var image = new byte[21_000_000];
        var error = await Assert.ThrowsAsync<RpcException>(async () => await cloud.Clients.Grpc(Clients.GrpcRequest(image, image)));
        Assert.Equal((StatusCode.InvalidArgument, "Request payload size exceeds the limit: 41943040 bytes."), (error.StatusCode, error.Status.Detail));
    }

    [Fact]
    public async Task A_bad_image_does_not_fail_its_batch()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        byte[] text = [.. "no image"u8];
        var answer = await cloud.Clients.Grpc(Clients.GrpcRequest(TestImage.Png(), text, TestImage.Png()[..40], TestImage.Png(9000, 9000)));
        Assert.Equal(
            ["", "Bad image data.", "Bad image data.", "Image too large. Please limit to 75 megapixels."],
            answer.Responses.Select(response => response.Error?.Message ?? ""));
        Assert.Equal(1, cloud.Emulator.GetUsage().Providers["google-vision"].Images);
    }

    [Theory]
    [InlineData("gs://bucket/dress.png", null)]
    [InlineData("https://example.com/dress.png", null)]
    [InlineData("gs://bucket/lost.png", "Error opening file: gs://bucket/lost.png.")]
    [InlineData("file:///etc/passwd", "The URL does not appear to be accessible by us. Please double check or download the content and pass it in.")]
    public async Task An_image_by_reference_comes_from_the_hook(string address, string? expected)
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions
        {
            ResolveImage = (uri, _) => Task.FromResult(uri.AbsolutePath == "/dress.png" ? ImageInput.FromBytes(TestImage.Png()) : null),
        });
        var request = Clients.GrpcRequest(TestImage.Png());
        request.Requests[0].Image = new Image { Source = new Wire.GoogleVisionV1.ImageSource { ImageUri = address } };
        var answer = await cloud.Clients.Grpc(request);
        Assert.Equal(expected, answer.Responses[0].Error?.Message);
    }

    [Fact]
    public async Task Throttling_says_over_rest_what_and_how_long()
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.Throttled, RetryAfterSeconds = 2 });
        using var response = await cloud.Clients.GoogleAsync(Bodies.Google());
        Assert.Equal((429, TimeSpan.FromSeconds(2)), ((int)response.StatusCode, response.Headers.RetryAfter!.Delta!.Value));
        var details = (await Bodies.JsonAsync(response)).GetProperty("error").GetProperty("details");
        Assert.Equal(("RATE_LIMIT_EXCEEDED", "2s"), (Text(details[0], "reason"), Text(details[1], "retryDelay")));
    }

    [Fact]
    public async Task Throttling_says_over_grpc_what_and_how_long()
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.Throttled, RetryAfterSeconds = 2 });
        var error = await Assert.ThrowsAsync<RpcException>(async () => await cloud.Clients.Grpc(Clients.GrpcRequest(TestImage.Png())));
        var status = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        Assert.Equal("RATE_LIMIT_EXCEEDED", status.Details[0].Unpack<ErrorInfo>().Reason);
        Assert.Equal(2, status.Details[1].Unpack<RetryInfo>().RetryDelay.Seconds);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
