using Microsoft.Extensions.Time.Testing;

namespace VisionAdapters.Emulator.Tests;

public sealed class SigV4Tests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void The_published_vector_gives_its_signature()
    {
        // The headers that the vendor's own handler signs: host, content type, date, target and the hash of the body.
        const string Hash = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-type"] = "application/x-amz-json-1.1",
            ["host"] = "rekognition.us-east-1.amazonaws.com",
            ["x-amz-content-sha256"] = Hash,
            ["x-amz-date"] = "20260102T030405Z",
            ["x-amz-target"] = "RekognitionService.DetectLabels",
        };
        var authorization = new SigV4Authorization("AKIDEXAMPLE", "20260102", "us-east-1", "rekognition", [.. headers.Keys], "");
        var signature = SigV4Signature.Compute(authorization, headers["x-amz-date"], "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ("POST", "/", ""), name => headers[name], Hash);
        Assert.Equal("f6053a5a93f48afb61a492f4e0a7e2b9ba6aa5163dba969bedf93c94c25d64ae", signature);
    }

    [Theory]
    [InlineData(-5, true)]
    [InlineData(5, true)]
    [InlineData(-6, false)]
    [InlineData(6, false)]
    public async Task A_signature_is_valid_for_five_minutes_each_way(int minutes, bool isValid)
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { TimeProvider = new FakeTimeProvider(Now) });
        using var response = await cloud.Clients.AwsAsync(Bodies.Aws(), time: Now.AddMinutes(minutes));
        Assert.Equal(isValid ? 200 : 400, (int)response.StatusCode);
        Assert.Equal(isValid ? null : "InvalidSignatureException", await TypeAsync(response));
    }

    [Fact]
    public async Task Another_secret_gives_another_signature()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        Assert.Equal("InvalidSignatureException", await TypeAsync(await cloud.Clients.AwsAsync(Bodies.Aws(), secret: "wrong")));
    }

    [Fact]
    public async Task An_unsigned_request_misses_its_token()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new StringContent("{}") };
        request.Headers.Add("X-Amz-Target", "RekognitionService.DetectLabels");
        Assert.Equal("MissingAuthenticationTokenException", await TypeAsync(await cloud.Clients.Http.SendAsync(request, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "session", "UnrecognizedClientException")]
    [InlineData("session", "session", null)]
    [InlineData("session", null, "UnrecognizedClientException")]
    public async Task A_session_token_is_taken_only_when_configured(string? configured, string? sent, string? expected)
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Credentials = new EmulatorCredentials { AwsSessionToken = configured } });
        Assert.Equal(expected, await TypeAsync(await cloud.Clients.AwsAsync(Bodies.Aws(), token: sent)));
    }

    private static async Task<string?> TypeAsync(HttpResponseMessage response) =>
        (await Bodies.JsonAsync(response)).TryGetProperty("__type", out var type) ? type.GetString() : null;
}
