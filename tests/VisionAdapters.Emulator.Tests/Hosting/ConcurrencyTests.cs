using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VisionAdapters.Emulator.Tests;

public sealed class ConcurrencyTests
{
    private const int Callers = 64;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_of_many_parallel_callers_gets_the_answer_to_its_own_image()
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Backend = new EchoBackend() });
        var calls = Enumerable.Range(0, Callers).SelectMany(number => new[] { AskGoogleAsync(cloud.Clients, number), AskGrpcAsync(cloud.Clients, number), AskAzureAsync(cloud.Clients, number), AskAwsAsync(cloud.Clients, number) });
        Assert.All(await Task.WhenAll(calls), call => Assert.Contains(call.Hash, call.Answer, StringComparison.Ordinal));
        Assert.All(cloud.Emulator.GetUsage().Providers.Values, usage => Assert.Equal(usage.Requests, usage.Images));
    }

    [Fact]
    public async Task A_request_that_comes_byte_by_byte_is_told_from_http2()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, cloud.Emulator.Endpoint.Port, Ct);
        var stream = client.GetStream();
        foreach (var letter in "PUT /emulator/faults HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
        {
            stream.WriteByte((byte)letter);
            await stream.FlushAsync(Ct);
        }

        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.Equal("HTTP/1.1 204 No Content", await reader.ReadLineAsync(Ct));
    }

    private static string Hash(int number) => new ImageContent(Image(number)).ContentHash;

    // Large enough that the bytes come in several parts and buffers are shared.
    private static byte[] Image(int number)
    {
        var small = TestImage.Png(number: number);
        return [.. small[..37], .. new byte[50_000], .. small[37..]];
    }

    private static async Task<(string Hash, string Answer)> AskGoogleAsync(Clients clients, int number) =>
        (Hash(number), await TextAsync(await clients.GoogleAsync(Bodies.Google(Image(number)))));

    private static async Task<(string Hash, string Answer)> AskGrpcAsync(Clients clients, int number) =>
        (Hash(number), (await clients.Grpc(Clients.GrpcRequest(Image(number)))).ToString());

    private static async Task<(string Hash, string Answer)> AskAzureAsync(Clients clients, int number) =>
        (Hash(number), await TextAsync(await clients.AzureAsync(Image(number))));

    private static async Task<(string Hash, string Answer)> AskAwsAsync(Clients clients, int number) =>
        (Hash(number), await TextAsync(await clients.AwsAsync(Bodies.Aws(Image(number)))));

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return await response.Content.ReadAsStringAsync(Ct);
        }
    }

    private sealed class EchoBackend : IEmulatorBackend
    {
        public async ValueTask<EmulatorAnswer> AnswerAsync(EmulatorQuestion question, CancellationToken cancellationToken = default)
        {
            // Lets other requests in between the reading of the image and its use.
            await Task.Yield();
            return EmulatorAnswer.FromResponse(new TaggingResponse { Provider = question.Provider, Tags = [new ImageTag { Name = question.Image.ContentHash, Confidence = 0.9 }] });
        }
    }
}
