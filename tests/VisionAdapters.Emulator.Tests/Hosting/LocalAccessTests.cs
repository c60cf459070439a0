using System.Net;

namespace VisionAdapters.Emulator.Tests;

public sealed class LocalAccessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("attacker.example:8080")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("192.168.1.7")]
    [InlineData("0.0.0.0")]
    public async Task A_name_of_another_machine_does_not_reach_the_control_routes(string host)
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.Unavailable });

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(cloud, HttpMethod.Get, "emulator/usage", ("Host", host)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(cloud, HttpMethod.Get, "Emulator/faults", ("Host", host)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(cloud, HttpMethod.Post, "emulator/reset", ("Host", host)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(cloud, HttpMethod.Put, "emulator/faults", ("Host", host)));
        Assert.Single(cloud.Emulator.Faults.Rules);
    }

    [Theory]
    [InlineData("Origin", "https://attacker.example")]
    [InlineData("Origin", "http://localhost:3000")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_origin_reaches_no_route(string header, string value)
    {
        await using var cloud = await RunningEmulator.StartAsync(new FaultRule { Kind = FaultKind.Unavailable });

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(cloud, HttpMethod.Post, "emulator/reset", (header, value)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(cloud, HttpMethod.Put, "emulator/faults", (header, value)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(cloud, HttpMethod.Post, "v1/images:annotate?key=emulator", (header, value)));
        Assert.Equal(0, cloud.Emulator.GetUsage().Providers["google-vision"].Requests);
        Assert.Single(cloud.Emulator.Faults.Rules);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost:8080")]
    [InlineData("LOCALHOST")]
    [InlineData("[::1]:8080")]
    public async Task This_machine_by_any_of_its_names_reaches_the_control_routes(string host)
    {
        await using var cloud = await RunningEmulator.StartAsync();

        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(cloud, HttpMethod.Post, "emulator/reset", ("Host", host)));
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(cloud, HttpMethod.Post, "emulator/reset", ("Host", host), ("Origin", $"http://{host}")));
    }

    private static async Task<HttpStatusCode> StatusAsync(
        RunningEmulator cloud, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await cloud.Clients.Http.SendAsync(request, Ct);
        return response.StatusCode;
    }
}
