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

    [Fact]
    public async Task A_key_that_is_not_accepted_is_broken_and_not_shown()
    {
        await using var emulator = await VisionEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _environment["AZURE_VISION_ENDPOINT"] = emulator.Endpoint.ToString();
        _environment["WRONG"] = "wr0ng-key";
        var registry = new ProviderRegistry(ShippedProviders.All, environment: _environment.GetValueOrDefault);
        var setup = registry.Examine(new Bakeoff.ProviderConfiguration { Id = "azure-vision", Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["key-env"] = "WRONG" } });
        using var tagger = setup.Create();

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(ImageInput.FromFile(Testing.SharedData.Repository("examples", "catalogue", "images", "athletic-shoes-01.jpg")), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.Authentication, error.Kind);
        Assert.DoesNotContain("wr0ng-key", error.ToString(), StringComparison.Ordinal);
    }

    private Task<HealthFinding> ExamineAsync(string id, bool live) =>
        ProviderHealth.ExamineAsync(id, new ProviderRegistry(ShippedProviders.All, environment: _environment.GetValueOrDefault), live, TestContext.Current.CancellationToken);
}
