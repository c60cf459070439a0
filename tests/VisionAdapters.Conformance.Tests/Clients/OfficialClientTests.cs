using VisionAdapters.Testing;

namespace VisionAdapters.Conformance.Tests;

/// <summary>
/// The vendors' official clients are the yardstick: what they accept from the emulator, and what they report of its errors.
/// </summary>
public sealed class OfficialClientTests(ClientRuns runs) : IClassFixture<ClientRuns>
{
    public static TheoryData<string> Clients => [.. OfficialClient.All.Select(client => client.Name)];

    public static IEnumerable<TheoryDataRow<string, string>> Cases =>
        from client in OfficialClient.All
        from expected in ExpectedCases.Read(client.Name).EnumerateObject()
        select new TheoryDataRow<string, string>(client.Name, expected.Name);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_reports_what_it_reports_of_the_cloud(string client, string name)
    {
        var lines = await runs.GetAsync(client);
        var seen = Assert.Contains(name, lines);
        var differences = ExpectedCases.Differences(ExpectedCases.Read(client).GetProperty(name), seen).ToArray();
        Assert.True(differences.Length == 0, $"{string.Join("; ", differences)} in {seen.GetRawText()}");
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Every_case_that_runs_has_an_expectation(string client)
    {
        var lines = await runs.GetAsync(client);
        var expected = ExpectedCases.Read(client).EnumerateObject().Select(property => property.Name);
        Assert.Equal(expected.Order(StringComparer.Ordinal), lines.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_lock_file_names_no_registry()
    {
        var locked = File.ReadAllText(SharedData.Repository("tests", "Conformance", "package-lock.json"));
        Assert.Contains("@google-cloud/vision", locked, StringComparison.Ordinal);
        Assert.DoesNotContain("\"resolved\"", locked, StringComparison.Ordinal);
    }
}
