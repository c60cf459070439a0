using VisionAdapters.Bakeoff;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Tests;

public sealed class DoctorTests
{
    [Fact]
    public async Task Every_provider_is_looked_at_and_the_maps_are_sound()
    {
        var findings = await Doctor.ExamineAsync(new ProviderRegistry(ShippedProviders.All, environment: _ => null), live: false, TestContext.Current.CancellationToken);
        Assert.Superset(ShippedProviders.Ids.ToHashSet(StringComparer.Ordinal), findings.Select(finding => finding.Check).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(HealthState.Ok, findings.Single(finding => finding.Check == "maps").State);
        Assert.All(findings, finding => Assert.NotEmpty(finding.Detail));
    }
}
