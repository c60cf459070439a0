using System.Net;

namespace VisionAdapters.Emulator.Tests;

public sealed class OnePortTests : IAsyncLifetime
{
    private VisionEmulator _emulator = null!;
    private Clients _clients = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _emulator = await VisionEmulator.StartAsync(cancellationToken: Ct);
        _clients = new Clients(_emulator.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Google_answers_over_rest(string version)
    {
        var body = $$"""{"requests":[{"image":{"content":"{{TestImage.Base64()}}"},"features":[{"type":"LABEL_DETECTION"}]}]}""";
        using var response = await _clients.GoogleAsync(body, version: new Version(version));
        await AssertAnswerAsync(response, "\"description\": \"Dress\"");
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Azure_answers(string version)
    {
        using var response = await _clients.AzureAsync(TestImage.Png(), version: new Version(version));
        await AssertAnswerAsync(response, "{\"name\":\"dress\",\"confidence\":0.9661999940872192}");
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Aws_answers(string version)
    {
        using var response = await _clients.AwsAsync($$$"""{"Image":{"Bytes":"{{{TestImage.Base64()}}}"}}""", version: new Version(version));
        await AssertAnswerAsync(response, "{\"Name\":\"Dress\",");
    }

    [Fact]
    public async Task Google_answers_over_grpc()
    {
        using var call = _clients.Grpc(Clients.GrpcRequest(TestImage.Png(), TestImage.Png(number: 1)));
        var answer = await call;
        Assert.Equal(["Dress", "Dress"], answer.Responses.Select(response => response.LabelAnnotations[0].Description));
        Assert.StartsWith("VisionAdapters.Emulator/", (await call.ResponseHeadersAsync).GetValue("x-vision-emulator"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_images_and_billable_units_are_counted()
    {
        await _clients.Grpc(Clients.GrpcRequest(TestImage.Png(), TestImage.Png()));
        (await _clients.AzureAsync(TestImage.Png(), "api-version=2024-02-01&features=tags,caption")).Dispose();
        (await _clients.AwsAsync("{}")).Dispose();
        var usage = _emulator.GetUsage();
        Assert.Equal((1, 2, 0), (usage.Providers["google-vision"].Requests, usage.Providers["google-vision"].Images, usage.Providers["google-vision"].Failures));
        Assert.Equal(2, usage.Providers["google-vision"].Units["OBJECT_LOCALIZATION"]);
        Assert.Equal(["caption", "tags"], usage.Providers["azure-vision"].Units.Keys);
        Assert.Equal((1, 0, 1), (usage.Providers["aws-rekognition"].Requests, usage.Providers["aws-rekognition"].Images, usage.Providers["aws-rekognition"].Failures));
        _emulator.Reset();
        Assert.All(_emulator.GetUsage().Providers.Values, provider => Assert.Equal((0, 0), (provider.Requests, provider.Units.Count)));
    }

    private static async Task AssertAnswerAsync(HttpResponseMessage response, string expected)
    {
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("VisionAdapters.Emulator/", response.Headers.GetValues("x-vision-emulator").Single(), StringComparison.Ordinal);
    }
}
