using System.Text.Json.Nodes;
using VisionAdapters.Bakeoff;
using VisionAdapters.Taxonomy;
using VisionAdapters.Testing;

namespace VisionAdapters.Cli.Tests;

public sealed class EmulatedRunTests : IDisposable
{
    private readonly CliHost _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task The_catalogue_runs_with_the_local_model_and_three_emulated_clouds_that_nobody_can_take_for_real()
    {
        var folder = Path.Combine(_tool.Folder, "run");

        var code = await _tool.RunAsync("bakeoff", "run", SharedData.Repository("examples", "catalogue", "bakeoff.yaml"), "--emulated", "--output", folder);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("EMULATED, not the clouds", _tool.Error, StringComparison.Ordinal);
        var providers = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "results.json"), TestContext.Current.CancellationToken))!["providers"]!.AsArray();
        Assert.Equal(["onnx-fashion", "google-vision", "azure-vision", "aws-rekognition"], providers.Select(provider => (string?)provider!["id"]));
        Assert.Equal([false, true, true, true], providers.Select(provider => (bool)provider!["emulated"]!));
        Assert.All(providers, provider => Assert.Equal(0, (int)provider!["failed"]!));

        // It knows the images although they are sent without their metadata: what it says follows from the labels.
        Assert.All(providers.Skip(1), provider => Assert.True((double)provider!["facets"]!["category"]!["metrics"]!["coverage"]!["value"]! > 0.5));
        Assert.All(providers.Skip(1), provider => Assert.True((double)provider!["cost"]!["per1000Usd"]! >= 1));
        var report = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"), TestContext.Current.CancellationToken);
        Assert.All(providers.Skip(1), provider => Assert.Contains($"{provider!["id"]} was answered by an emulator", report, StringComparison.Ordinal));
        Assert.Contains("emulated", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emulated_run_resumes_although_the_emulator_has_another_port()
    {
        string[] run = ["bakeoff", "run", SharedData.Repository("examples", "catalogue", "bakeoff.yaml"), "--emulated", "--providers", "google-vision", "--max-images", "5", "--output", Path.Combine(_tool.Folder, "run")];

        Assert.Equal(ExitCode.Done, await _tool.RunAsync(run));
        Assert.Contains("google-vision: 0 answers reused, 5 images asked", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await _tool.RunAsync(run));
        Assert.Contains("google-vision: 5 answers are here already; only what is missing is asked.", _tool.Error, StringComparison.Ordinal);
        Assert.Contains("google-vision: 5 answers reused, 0 images asked", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_tells_the_bill_that_the_emulator_then_counts()
    {
        var configuration = BakeoffConfiguration.Load(SharedData.Repository("examples", "catalogue", "bakeoff.yaml"));
        await using var clouds = await EmulatedClouds.StartAsync(
            new TaxonomyCatalog(), configuration.Taxonomy, ShippedProviders.All.Emulated, TestContext.Current.CancellationToken);
        var options = new BakeoffSessionOptions { OutputFolder = Path.Combine(_tool.Folder, "run"), Emulator = clouds };
        await using var session = await BakeoffSession.OpenAsync(
            configuration.WithProviders(clouds.ProviderIds).ChooseProviders(clouds.ProviderIds), ShippedProviders.All, options, cancellationToken: TestContext.Current.CancellationToken);

        var bills = await session.EstimateBillAsync(TestContext.Current.CancellationToken);
        Assert.All(clouds.Usage.Providers.Values, provider => Assert.Equal(0, provider.Requests));
        using var run = await session.AskAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(3, bills.Count);
        Assert.All(bills, bill => Assert.Equal(
            bill.Lines.Select(line => line.Units).Order(), clouds.Usage.Providers[bill.Provider].Units.Values.Order()));
    }

    [Fact]
    public async Task A_dry_run_prints_units_and_dollars_and_leaves_nothing_behind()
    {
        var folder = Path.Combine(_tool.Folder, "run");

        var code = await _tool.RunAsync(
            "bakeoff", "run", SharedData.Repository("examples", "catalogue", "bakeoff.yaml"), "--emulated", "--dry-run", "--max-images", "10", "--output", folder);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("LABEL_DETECTION", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("Bill of this run: 0.00 USD at list prices", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("Emulated answers cost nothing; the services would bill", _tool.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task The_wire_bytes_of_the_clouds_read_anew_give_the_scores_that_the_run_had()
    {
        var folder = Path.Combine(_tool.Folder, "run");
        string[] clouds = ["google-vision", "azure-vision", "aws-rekognition"];
        await _tool.RunAsync(
            "bakeoff", "run", SharedData.Repository("examples", "catalogue", "bakeoff.yaml"), "--emulated", "--providers", string.Join(',', clouds), "--max-images", "40", "--output", folder);
        var scores = await File.ReadAllTextAsync(Path.Combine(folder, "results.json"), TestContext.Current.CancellationToken);

        await _tool.RunAsync("bakeoff", "report", folder, "--rescore", "--format", "json");

        Assert.Equal(scores, await File.ReadAllTextAsync(Path.Combine(folder, "results.json"), TestContext.Current.CancellationToken));
        using var run = await BakeoffRun.OpenAsync(folder, parsers: null, TestContext.Current.CancellationToken);
        foreach (var cloud in clouds)
        {
            await foreach (var outcome in run.ReadOutcomesAsync(cloud, TestContext.Current.CancellationToken))
            {
                var parsed = ShippedProviders.All.Get(cloud).Parse(outcome.Response!.RawRepresentation!);
                Assert.Equivalent(outcome.Response.Tags, parsed.Tags, strict: true);
            }
        }
    }

    [Fact]
    public async Task A_replaced_map_is_named_and_scores_the_stored_answers()
    {
        var folder = Path.Combine(_tool.Folder, "run");
        await _tool.RunAsync(
            "bakeoff", "run", SharedData.Repository("examples", "catalogue", "bakeoff.yaml"), "--emulated", "--providers", "google-vision", "--max-images", "5", "--output", folder);
        var map = _tool.Write("mine.map.yaml", "map: mine\nversion: 3.0.0\ntaxonomy: fashion\nprovider: google-vision\nextends: google-vision\nlabels: {}\n");

        Assert.Equal(ExitCode.Done, await _tool.RunAsync("bakeoff", "report", folder, "--map", map));
        Assert.Contains("google-vision: mine 3.0.0", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongUsage, await _tool.RunAsync("bakeoff", "report", folder, "--map", $"nobody={map}"));
        Assert.Contains("The run has no provider 'nobody'", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_of_the_same_set_are_compared_and_emulated_rows_are_marked()
    {
        var (before, after) = (Path.Combine(_tool.Folder, "before"), Path.Combine(_tool.Folder, "after"));
        string[] run = ["bakeoff", "run", SharedData.Repository("examples", "catalogue", "bakeoff.yaml"), "--emulated", "--providers", "azure-vision"];
        await _tool.RunAsync([.. run, "--output", before]);
        await _tool.RunAsync([.. run, "--max-images", "60", "--output", after]);

        var code = await _tool.RunAsync("bakeoff", "compare", before, after);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("60 images of both", _tool.Error, StringComparison.Ordinal);
        Assert.Contains("azure-vision [A] (emulated)", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_a_cloud_is_skipped_with_its_reason()
    {
        var file = SharedData.Repository("examples", "catalogue", "bakeoff.yaml");
        var text = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))
            .Replace("path: labels.csv", $"path: {Path.Combine(Path.GetDirectoryName(file)!, "labels.csv")}", StringComparison.Ordinal)
            .Replace("images: images/", $"images: {Path.Combine(Path.GetDirectoryName(file)!, "images")}", StringComparison.Ordinal)
            .Replace("- id: onnx-fashion", "- id: azure-vision", StringComparison.Ordinal);

        await _tool.RunAsync("bakeoff", "run", _tool.Write("bakeoff.yaml", text), "--allow-outside", "--output", Path.Combine(_tool.Folder, "run"));

        Assert.Contains("Skipping azure-vision: not configured: no endpoint", _tool.Error, StringComparison.Ordinal);
    }
}
