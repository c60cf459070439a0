using VisionAdapters.Bakeoff;
using VisionAdapters.Emulator;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Tests;

public sealed class ProviderHealthTests
{
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    [Fact]
    public async Task What_is_found_is_told_beside_what_is_missing()
    {
        _environment["AWS_REGION"] = "eu-west-1";

        var finding = await ExamineAsync("aws-rekognition", live: true);

        Assert.Equal(HealthState.Missing, finding.State);
        Assert.StartsWith("found: region eu-west-1; missing: no credentials", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_unless_told_to()
    {
        _environment["GOOGLE_VISION_API_KEY"] = "not-a-real-key";

        var finding = await ExamineAsync("google-vision", live: false);

        Assert.Equal(HealthState.Ok, finding.State);
        Assert.Equal("found: API key in GOOGLE_VISION_API_KEY; not asked: 'doctor --live' makes one call", finding.Detail);
    }

    [Fact]
    public async Task A_live_call_goes_through_and_an_emulator_is_named_as_one()
    {
        await using var emulator = await VisionEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _environment["AZURE_VISION_ENDPOINT"] = emulator.Endpoint.ToString();

        var finding = await ExamineAsync("azure-vision", live: true);

        Assert.Equal(HealthState.Ok, finding.State);
        Assert.Contains("an emulator answered, not the cloud", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(1, emulator.GetUsage().Providers["azure-vision"].Requests);
    }

    [Theory]
    [InlineData("""{"type":"service_acc""", "is no JSON, or was cut off")]
    [InlineData("""{"installed":{"client_id":"x","client_secret":"y"}}""", "is an OAuth client, which is no account")]
    [InlineData("", "is empty")]
    [InlineData(null, "is not there")]
    public async Task A_key_file_that_cannot_work_is_named_with_its_reason(string? content, string reason)
    {
        using var folder = new Testing.TemporaryFolder();
        var path = content is null ? folder.Combine("none.json") : folder.Write("key.json", content);
        _environment["GOOGLE_APPLICATION_CREDENTIALS"] = path;

        var finding = await ExamineAsync("google-vision", live: false);

        Assert.Equal(HealthState.Missing, finding.State);
        Assert.Contains($"{path} {reason}", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_AWS_profile_that_cannot_work_is_named_with_its_reason()
    {
        using var home = new Testing.TemporaryFolder();
        home.Write(Path.Combine(".aws", "config"), "[profile role]\nrole_arn = arn:aws:iam::1:role/v\nsource_profile = base\nregion = eu-west-1\n");
        (_environment["HOME"], _environment["AWS_PROFILE"]) = (home.Path, "role");

        var finding = await ExamineAsync("aws-rekognition", live: false);

        Assert.Equal(HealthState.Missing, finding.State);
        Assert.Contains("its source_profile 'base' is in neither of the AWS files", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_accepted_is_broken()
    {
        var credentials = new EmulatorCredentials { AzureKey = "another-key" };
        await using var emulator = await VisionEmulator.StartAsync(
            new VisionEmulatorOptions { Credentials = credentials }, TestContext.Current.CancellationToken);
        _environment["AZURE_VISION_ENDPOINT"] = emulator.Endpoint.ToString();

        var finding = await ExamineAsync("azure-vision", live: true);

        Assert.Equal(HealthState.Broken, finding.State);
        Assert.Contains("Authentication", finding.Detail, StringComparison.Ordinal);
    }

    private Task<HealthFinding> ExamineAsync(string id, bool live) =>
        ProviderHealth.ExamineAsync(id, new ProviderRegistry(ShippedProviders.All, environment: _environment.GetValueOrDefault), live, TestContext.Current.CancellationToken);
}
