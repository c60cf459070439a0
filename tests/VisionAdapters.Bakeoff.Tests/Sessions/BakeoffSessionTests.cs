using VisionAdapters.Evaluation;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>A configured bake-off is one call.</summary>
public sealed class BakeoffSessionTests : IDisposable
{
    private readonly RunFixture _fixture = new();
    private readonly FakeTagger _tagger = new(name => FakeTagger.Says(name == "000.png" ? "Dresses" : "Jeans"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _tagger.Dispose();
        _fixture.Dispose();
    }

    [Fact]
    public async Task One_call_runs_scores_and_reports()
    {
        using var outcome = await BakeoffSession.RunAsync(Configure("local"), [new FakeProvider("local", () => _tagger)], Options(), cancellationToken: Cancellation);

        Assert.Equal(3, _tagger.Asked.Count);
        Assert.Equal((_fixture.Output, 3), (outcome.Run.Folder, outcome.Results.Dataset!.Images));
        Assert.Equal(2 / 3.0, outcome.Results.Providers.Single().Facets["category"].Metrics["top1"].Value, 12);
        Assert.True(File.Exists(outcome.ReportFile));
        Assert.Equal(outcome.Results.Run!.Id, (await ReadAsync(outcome.ResultsFile)).Run!.Id);
    }

    [Fact]
    public async Task A_small_picture_of_each_image_is_in_the_report_and_in_the_run()
    {
        using var outcome = await BakeoffSession.RunAsync(Configure("local"), [new FakeProvider("local", () => _tagger)], Options(), cancellationToken: Cancellation);
        var pictures = outcome.Report.Pictures!;

        Assert.Equal(new int?[] { 0, 1, 2 }, pictures.Images.Select(image => image.Tile));
        Assert.Single(pictures.Sheets);
        Assert.Equal(pictures.Sheets[0].ToArray(), (await outcome.Run.ReadPicturesAsync(Cancellation)).Sheets[0].ToArray());
    }

    [Fact]
    public async Task The_images_one_by_one_add_up_to_the_counts_of_the_results()
    {
        using var outcome = await BakeoffSession.RunAsync(Configure("local"), [new FakeProvider("local", () => _tagger)], Options(), cancellationToken: Cancellation);
        var counts = outcome.Results.Providers.Single().Facets["category"].Answers!;
        var images = outcome.Report.Pictures!.Images;

        Assert.Equal(counts.Right, images.Count(image => image.Readings.Single().Facets.TryGetValue("category", out var said) && said.Values.SequenceEqual(image.Truth["category"])));
        Assert.Equal(counts.Abstained, images.Count(image => !image.Readings.Single().Facets.ContainsKey("category")));
    }

    [Fact]
    public async Task A_second_call_asks_for_nothing()
    {
        VisionProvider[] providers = [new FakeProvider("local", () => _tagger)];
        (await BakeoffSession.RunAsync(Configure("local"), providers, Options(), cancellationToken: Cancellation)).Dispose();

        using var outcome = await BakeoffSession.RunAsync(Configure("local"), providers, Options(), cancellationToken: Cancellation);

        Assert.All(_tagger.Asked.Values, times => Assert.Equal(1, times));
        Assert.Equal(3, outcome.Run.Sessions.Single().Reused);
    }

    [Fact]
    public async Task A_provider_without_its_settings_is_skipped_with_the_reason()
    {
        using var outcome = await BakeoffSession.RunAsync(
            Configure("local", "shop"),
            [new FakeProvider("local", () => _tagger), new FakeProvider("shop", () => _tagger) { IsCloud = true, Missing = "no key: set SHOP_KEY" }],
            Options(),
            cancellationToken: Cancellation);

        Assert.Contains("SHOP_KEY", outcome.Results.Providers[1].Skipped, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_model_that_cannot_be_loaded_is_skipped_with_the_reason()
    {
        await using var session = await OpenAsync(Configure("local"), new FakeProvider("local", () => throw new InvalidDataException("the file is cut off")));

        Assert.Equal("the file is cut off", session.Providers.Single().SkipReason);
    }

    [Fact]
    public async Task A_provider_that_there_is_not_is_told_with_the_line_of_the_file()
    {
        var error = await Assert.ThrowsAsync<InputFileException>(() => OpenAsync(Configure("lcal"), new FakeProvider("local", () => _tagger)));

        Assert.Equal(7, error.Line);
        Assert.Contains("Use one of: local.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_that_nobody_reads_is_refused()
    {
        var configuration = Configure("local");
        configuration = configuration with
        {
            Providers = [configuration.Providers[0] with { Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["speed"] = "high" } }],
        };

        var error = await Assert.ThrowsAsync<InputFileException>(() => OpenAsync(configuration, new FakeProvider("local", () => _tagger)));

        Assert.Contains("no option 'speed'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_path_of_a_provider_stays_below_the_folder_of_its_file_unless_the_user_allows_it(bool allowOutside)
    {
        var settings = new ProviderSettings("onnx") { Folder = _fixture.Tiny.Folder.Path, AllowOutside = allowOutside };

        Assert.Equal(_fixture.Tiny.Folder.Combine("model.json"), settings.ResolvePath("model.json"));
        if (allowOutside)
        {
            Assert.Equal(Path.GetFullPath("/etc/passwd"), settings.ResolvePath("/etc/passwd"));
        }
        else
        {
            Assert.Contains("--allow-outside", Assert.Throws<ProviderSettingsException>(() => settings.ResolvePath("../x")).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_budget_needs_the_price_of_every_service()
    {
        var options = Options();
        options.BudgetUsd = 1;

        var error = await Assert.ThrowsAsync<ProviderSettingsException>(() => BakeoffSession.OpenAsync(
            Configure("shop"), new VisionProviders([new FakeProvider("shop", () => _tagger) { IsCloud = true }]), options, cancellationToken: Cancellation));

        Assert.Contains("The price of shop is not known", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emulator_is_asked_in_the_place_of_a_service_and_knows_the_images_before()
    {
        var emulator = new FakeEmulator();
        var provider = new FakeProvider("shop", () => _tagger) { IsCloud = true };
        var options = Options();
        options.Emulator = emulator;

        await using var session = await BakeoffSession.OpenAsync(
            Configure("shop") with { MaxImages = 2 }, new VisionProviders([provider]), options, cancellationToken: Cancellation);

        Assert.Equal("http://127.0.0.1:1/", provider.Endpoint);
        Assert.True(session.Providers.Single().IsEmulated);
        Assert.Equal(session.Images, emulator.Learned);
        Assert.Equal(2, session.Images.Count);
    }

    [Theory]
    [InlineData(false, "mine")]
    [InlineData(true, "mine-emulated")]
    public async Task The_folder_is_named_after_the_set_and_an_emulated_run_has_one_of_its_own(bool isEmulated, string name)
    {
        var configuration = Configure("local");
        configuration = configuration with { Dataset = configuration.Dataset with { Name = "mine" } };
        var options = new BakeoffSessionOptions { Emulator = isEmulated ? new FakeEmulator() : null };

        await using var session = await BakeoffSession.OpenAsync(
            configuration, new VisionProviders([new FakeProvider("local", () => _tagger)]), options, cancellationToken: Cancellation);

        Assert.Equal(Path.Combine("runs", name), session.Folder);
    }

    [Fact]
    public void Two_providers_of_one_id_are_refused() =>
        Assert.Throws<ProviderSettingsException>(() => new VisionProviders([new FakeProvider("a", () => _tagger), new FakeProvider("a", () => _tagger)]));

    private static async Task<BakeoffResults> ReadAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        return await BakeoffResultsJson.ReadAsync(stream, Cancellation);
    }

    private static Task<BakeoffSession> OpenAsync(BakeoffConfiguration configuration, params VisionProvider[] providers) =>
        BakeoffSession.OpenAsync(configuration, new VisionProviders(providers), cancellationToken: Cancellation);

    private BakeoffSessionOptions Options() => new() { OutputFolder = _fixture.Output };

    private BakeoffConfiguration Configure(params string[] providers)
    {
        _fixture.Tiny.WriteMany(3);
        _fixture.Tiny.Folder.Write("tiny.map.yaml", TinySet.MapText);
        return BakeoffConfiguration.Load(_fixture.Tiny.Folder.Write("bakeoff.yaml", $"""
            dataset:
              format: csv
              path: labels.csv
              images: images
              map: ./tiny.map.yaml
            providers:
            {string.Concat(providers.Select(provider => $"  - id: {provider}\n"))}
            """));
    }

    private sealed class FakeEmulator : IEmulatedServices
    {
        public Uri Endpoint { get; } = new("http://127.0.0.1:1/");

        public IReadOnlyList<LabeledImage> Learned { get; private set; } = [];

        public Task LearnAsync(LabeledSet labeled, IReadOnlyList<LabeledImage> images, CancellationToken cancellationToken)
        {
            Learned = images;
            return Task.CompletedTask;
        }
    }
}
