using System.Net;

namespace VisionAdapters.Emulator.Tests;

public sealed class AdminTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Usage_can_be_read_and_cleared()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        (await cloud.Clients.AwsAsync(Bodies.Aws())).Dispose();
        var counted = await Bodies.JsonAsync(await cloud.Clients.Http.GetAsync("emulator/usage", Ct));
        Assert.Equal("""{"requests":1,"images":1,"failures":0,"units":{"GENERAL_LABELS":1}}""", counted.GetProperty("providers").GetProperty("aws-rekognition").GetRawText());
        using var reset = await cloud.Clients.Http.PostAsync("emulator/reset", content: null, Ct);
        var cleared = await Bodies.JsonAsync(await cloud.Clients.Http.GetAsync("emulator/usage", Ct));
        Assert.Equal("""{"requests":0,"images":0,"failures":0,"units":{}}""", cleared.GetProperty("providers").GetProperty("aws-rekognition").GetRawText());
    }

    [Fact]
    public async Task Calls_are_counted_by_service_and_image()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var image = TestImage.Png();
        (await cloud.Clients.AzureAsync(image)).Dispose();
        (await cloud.Clients.AzureAsync(image)).Dispose();
        (await cloud.Clients.AwsAsync(Bodies.Aws())).Dispose();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(image));
        var calls = (await Bodies.JsonAsync(await cloud.Clients.Http.GetAsync("emulator/calls", Ct))).GetProperty("providers");
        Assert.Equal($$"""{"{{hash}}":2}""", calls.GetProperty("azure-vision").GetRawText());
        Assert.Equal([1], cloud.Emulator.GetCalls()["aws-rekognition"].Values);
        cloud.Emulator.Reset();
        Assert.Empty(cloud.Emulator.GetCalls()["azure-vision"]);
    }

    [Fact]
    public async Task Faults_can_be_set_read_and_are_refused_when_wrong()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var set = await cloud.Clients.Http.PutAsync("emulator/faults", new StringContent("""{ "rules": [ { "kind": "unavailable" } ] }"""), Ct);
        using var wrong = await cloud.Clients.Http.PutAsync("emulator/faults", new StringContent("""{ "rules": [ { "kind": "unlucky" } ] }"""), Ct);
        using var refused = await cloud.Clients.AzureAsync(TestImage.Png());
        var read = await Bodies.JsonAsync(await cloud.Clients.Http.GetAsync("emulator/faults", Ct));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.BadRequest, HttpStatusCode.ServiceUnavailable), (set.StatusCode, wrong.StatusCode, refused.StatusCode));
        Assert.Equal("unavailable", read.GetProperty("rules")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_taken_port_is_an_input_output_error()
    {
        await using var first = await RunningEmulator.StartAsync();
        await Assert.ThrowsAnyAsync<IOException>(() => VisionEmulator.StartAsync(new VisionEmulatorOptions { Port = first.Emulator.Endpoint.Port }, Ct));
    }
}
