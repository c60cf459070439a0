using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class BakeoffRunTests : IDisposable
{
    private static readonly ScoringOptions Quick = new() { Resamples = 20 };

    private readonly RunFixture _fixture = new();

    [Fact]
    public async Task A_set_a_tagger_and_a_folder_make_results()
    {
        // Dress, Jeans, Tee in turn: two of three images are told apart, the tees are called jeans.
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(6));
        using var tagger = new FakeTagger(name => FakeTagger.Says(IndexOf(name) % 3 == 0 ? "Dresses" : "Jeans"));

        using var run = await _fixture.RunAsync(set, tagger);
        var results = await run.ScoreAsync(options: Quick, cancellationToken: TestContext.Current.CancellationToken);

        var provider = Assert.Single(results.Providers);
        Assert.Equal(("onnx-fashion", "fake-1", 6, 0), (provider.Id, provider.ModelVersion, provider.Images, provider.Failed));
        Assert.Equal(4 / 6.0, provider.Facets["category"].Metrics["top1"].Value, 12);
        Assert.Equal(1.0, provider.Facets["category"].Metrics["coverage"].Value);
        Assert.Equal(10, provider.LatencyMs!.P50);
        Assert.Equal(0, provider.Cost!.TotalUsd);
        Assert.True(provider.Throughput > 0);
        Assert.Contains("hierarchicalF1", provider.Facets["category"].Metrics.Keys);
        Assert.Equal(("labels", 6), (results.Dataset!.Name, results.Dataset.Images));
        Assert.Equal(64, results.Run!.ConfigurationHash.Length);
    }

    [Fact]
    public async Task Results_are_the_same_when_the_folder_is_scored_again_without_asking()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(9));
        using var tagger = new FakeTagger(name => FakeTagger.Says("Jeans", 0.1 + (IndexOf(name) / 10.0)));
        string first;
        using (var run = await _fixture.RunAsync(set, tagger))
        {
            first = BakeoffResultsJson.Write(await run.ScoreAsync(options: Quick, cancellationToken: TestContext.Current.CancellationToken));
        }

        using var opened = await _fixture.OpenAsync();
        var second = BakeoffResultsJson.Write(await opened.ScoreAsync(options: Quick, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(first, second);
        Assert.Equal(9, tagger.Asked.Values.Sum());
    }

    [Fact]
    public async Task Results_are_written_into_the_folder()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        using var run = await _fixture.RunAsync(set, tagger);

        var path = await run.WriteResultsAsync(await run.ScoreAsync(options: Quick, cancellationToken: TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.Equal(Path.Combine(_fixture.Output, "results.json"), path);
        Assert.Equal(run.Summary.Id, BakeoffResultsJson.Read(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Run!.Id);
    }

    [Fact]
    public async Task A_failed_image_is_recorded_with_its_kind_and_counts_as_wrong()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(4));
        string[] categories = ["Dresses", "Jeans", "Tshirts"];
        using var tagger = new FakeTagger(name => name == "002.png"
            ? throw new TaggingException(TaggingErrorKind.InvalidImage, "broken")
            : FakeTagger.Says(categories[IndexOf(name) % 3]));

        using var run = await _fixture.RunAsync(set, tagger);
        var provider = Assert.Single((await run.ScoreAsync(options: Quick, cancellationToken: TestContext.Current.CancellationToken)).Providers);

        Assert.Equal((1, 0), (provider.Refused, provider.Failed));
        Assert.Equal(1, provider.Errors["InvalidImage"]);
        Assert.Equal(0.75, provider.Facets["category"].Metrics["top1"].Value);
        var failed = Assert.Single((await RunFixture.ReadAsync(run)), outcome => outcome.Response is null);
        Assert.Equal(("002.png", TaggingErrorKind.InvalidImage, "broken"), (failed.Image, failed.ErrorKind!.Value, failed.ErrorMessage));
    }

    [Fact]
    public async Task A_stored_answer_holds_all_that_maps_can_ask_for()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(1));
        var answer = new TaggingResponse
        {
            Provider = "onnx-fashion",
            RequestId = "r1",
            IsEmulated = true,
            Latency = TimeSpan.FromMilliseconds(12.5),
            Usage = [new BillableUsage { Feature = "labels", Units = 2 }],
            Tags = [new ImageTag { Name = "Jeans", Id = "/m/1", Confidence = 1 / 3.0, Group = "category", Parents = ["Clothing"], Scores = new Dictionary<string, double>(StringComparer.Ordinal) { ["topicality"] = 0.1 } }],
            Objects = [new LocalizedObject { Name = "Jeans", Confidence = 0.5, Region = new ImageRegion(0.1, 0.2, 0.3, 0.4) }],
            Colors = [new DominantColor { Red = 1, Green = 2, Blue = 3, PixelFraction = 0.5 }],
            Captions = [new ImageCaption { Text = "a pair of jeans", Confidence = 0.7 }],
        };
        using var tagger = new FakeTagger(_ => answer);

        using var run = await _fixture.RunAsync(set, tagger);
        var stored = Assert.Single((await RunFixture.ReadAsync(run))).Response!;

        Assert.Equivalent(answer, stored, strict: true);
    }

    [Fact]
    public async Task Costs_are_what_the_price_makes_of_the_billed_units()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(4));
        using var tagger = new FakeTagger(_ => new TaggingResponse { Provider = "p", Usage = [new BillableUsage { Feature = "labels", Units = 2 }] });
        var priced = BakeoffProvider.Create("onnx-fashion", tagger, _fixture.Map, pricing: new ProviderPricing { Price = usage => usage.Sum(unit => unit.Units) * 0.0015, ExpectedUsdPerImage = 0.0015 });

        using var run = await _fixture.RunAsync(set, [priced]);
        var cost = (await run.ScoreAsync(options: Quick, cancellationToken: TestContext.Current.CancellationToken)).Providers[0].Cost!;

        Assert.Equal(0.012, cost.TotalUsd, 12);
        Assert.Equal(3.0, cost.Per1000Usd, 12);
    }

    [Fact]
    public async Task A_skipped_provider_is_in_the_results_with_its_reason()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        using var run = await _fixture.RunAsync(set, [BakeoffProvider.Skip("google-vision", "no key"), _fixture.Provider(tagger)]);
        var results = await run.ScoreAsync(options: Quick, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([("google-vision", "no key"), ("onnx-fashion", null)], results.Providers.Select(provider => (provider.Id, provider.Skipped)));
    }

    [Fact]
    public async Task A_broken_off_run_is_scored_on_what_all_asked_providers_have_answered()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(6));
        using var stop = new CancellationTokenSource();
        using var quick = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        using var stopped = new FakeTagger(name =>
        {
            stop.Cancel();
            return FakeTagger.Says("Jeans");
        });
        using var unasked = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        BakeoffProvider[] providers = [_fixture.Provider(quick, "first"), _fixture.Provider(stopped, "second"), _fixture.Provider(unasked, "third")];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fixture.RunAsync(set, providers, options => options.MaxConcurrency = 1, stop.Token));
        using var run = await _fixture.OpenAsync();
        var results = await run.ScoreAsync(options: Quick, cancellationToken: TestContext.Current.CancellationToken);

        var common = (await RunFixture.ReadAsync(run, "second")).Count;
        Assert.InRange(common, 1, 5);
        Assert.Equal(6 - common, results.Providers[1].NotAsked);
        Assert.Equal([common, common], results.Providers.Take(2).Select(provider => provider.Facets["category"].Images));
        Assert.Contains("broken off", results.Providers[2].Skipped, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_dataset_map_renews_the_truth_and_asks_for_nothing()
    {
        var configuration = _fixture.Tiny.WriteMany(6);
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Tshirts"));
        using (var set = await _fixture.Tiny.LoadAsync(configuration))
        {
            (await _fixture.RunAsync(set, tagger)).Dispose();
        }

        var changed = TinySet.Catalog.LoadDatasetMap(
            _fixture.Tiny.Folder.Write("changed.map.yaml", TinySet.MapText.Replace("Jeans: jeans", "Jeans: t-shirts", StringComparison.Ordinal)), TinySet.Taxonomy);
        using var renewed = await LabeledSet.LoadAsync(configuration, changed, cancellationToken: TestContext.Current.CancellationToken);
        using var run = await _fixture.RunAsync(renewed, tagger);
        var results = await run.ScoreAsync(options: Quick, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(4 / 6.0, results.Providers[0].Facets["category"].Metrics["top1"].Value, 12);
        Assert.All(tagger.Asked.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task A_folder_without_a_run_is_an_error() =>
        Assert.Contains("run.db", (await Assert.ThrowsAsync<BakeoffRunException>(() => BakeoffRun.OpenAsync(_fixture.Tiny.Folder.Path, parsers: null, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_damaged_database_is_an_error()
    {
        _fixture.Tiny.Folder.Write("run/run.db", Enumerable.Repeat((byte)'x', 5000).ToArray());

        Assert.Contains("damaged", (await Assert.ThrowsAsync<BakeoffRunException>(() => _fixture.OpenAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_has_lost_a_table_is_an_error()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(1));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        (await _fixture.RunAsync(set, tagger)).Dispose();
        using (var connection = RunConnection.Open(_fixture.Output, create: false))
        {
            connection.Execute("DROP TABLE run");
        }

        Assert.Contains("damaged", (await Assert.ThrowsAsync<BakeoffRunException>(() => _fixture.OpenAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_a_later_schema_is_an_error_that_says_so()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(1));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        (await _fixture.RunAsync(set, tagger)).Dispose();
        using (var connection = RunConnection.Open(_fixture.Output, create: false))
        {
            connection.Execute("PRAGMA user_version = 99");
        }

        Assert.Contains("version 99", (await Assert.ThrowsAsync<BakeoffRunException>(() => _fixture.OpenAsync())).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _fixture.Dispose();

    private static int IndexOf(string name) => int.Parse(name.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture);
}
