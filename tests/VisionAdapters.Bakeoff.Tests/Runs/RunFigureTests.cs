using VisionAdapters.Evaluation;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>The figures that a run tells beside its scores.</summary>
public sealed class RunFigureTests : IDisposable
{
    private static readonly ScoringOptions Quick = new() { Resamples = 10 };

    private readonly RunFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Rate_and_remaining_time_count_what_was_asked_and_not_what_was_reused()
    {
        var progress = new BakeoffProgress { Provider = "p", Total = 100, Done = 40, Reused = 20, Elapsed = TimeSpan.FromSeconds(10) };

        Assert.Equal(2, progress.ImagesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(30), progress.Remaining);
        Assert.Equal((0, null), (Rate(progress with { Elapsed = TimeSpan.Zero }), (progress with { Elapsed = TimeSpan.Zero }).Remaining));
        Assert.Equal((0, null), (Rate(progress with { Reused = 40 }), (progress with { Reused = 40 }).Remaining));

        static double Rate(BakeoffProgress progress) => progress.ImagesPerSecond;
    }

    [Fact]
    public void Percentiles_lie_between_the_sorted_latencies()
    {
        var summary = LatencyPercentiles.From([40, 10, 30, 20])!;

        Assert.Equal((25, 38.5, 39.7), (summary.P50, Math.Round(summary.P95, 9), Math.Round(summary.P99, 9)));
        Assert.Equal((7, 7), (LatencyPercentiles.From([7])!.P50, LatencyPercentiles.From([7])!.P99));
        Assert.Null(LatencyPercentiles.From([]));
    }

    [Fact]
    public async Task The_last_model_version_that_an_answer_told_is_that_of_the_provider()
    {
        var result = await ScoreAsync(name => Answer() with { ModelVersion = name == "001.png" ? "2" : null });

        Assert.Equal("2", result.ModelVersion);
        Assert.Null(result.ErrorTexts);
    }

    [Theory]
    [InlineData("000.png")]
    [InlineData("002.png")]
    public async Task One_emulated_answer_makes_the_provider_emulated(string emulated)
    {
        var result = await ScoreAsync(name => Answer() with { IsEmulated = name == emulated });

        Assert.True(result.Emulated);
    }

    [Theory]
    [InlineData("000.png")]
    [InlineData("002.png")]
    public async Task One_unknown_price_leaves_the_cost_unknown(string unpriced)
    {
        BillableUsage[] known = [new() { Feature = "tags", Units = 1 }];
        BillableUsage[] unknown = [new() { Feature = "hats", Units = 1 }];

        Assert.Null((await ScoreAsync(name => Answer() with { Usage = name == unpriced ? unknown : known })).Cost);
    }

    [Fact]
    public async Task The_cost_of_a_thousand_follows_from_what_was_answered()
    {
        var result = await ScoreAsync(name => name == "001.png"
            ? throw new TaggingException(TaggingErrorKind.InvalidImage, "broken")
            : Answer() with { Usage = [new BillableUsage { Feature = "tags", Units = 1 }] });

        Assert.Equal((0.004, 2), (Math.Round(result.Cost!.TotalUsd, 9), Math.Round(result.Cost.Per1000Usd, 9)));
    }

    [Theory]
    [InlineData(300, 300)]
    [InlineData(301, 303)]
    public async Task A_long_text_of_a_service_is_cut(int length, int kept)
    {
        var result = await ScoreAsync(name => name == "001.png" ? throw new TaggingException(TaggingErrorKind.Unavailable, new string('x', length)) : Answer());

        Assert.Equal(kept, result.ErrorTexts!["Unavailable"].Length);
        Assert.Equal(length > 300, result.ErrorTexts["Unavailable"].EndsWith("...", StringComparison.Ordinal));
        Assert.Equal((0, 1), (result.Refused, result.Failed));
    }

    [Fact]
    public async Task A_text_of_several_lines_becomes_one()
    {
        var result = await ScoreAsync(name => name == "001.png" ? throw new TaggingException(TaggingErrorKind.ImageTooLarge, "\ttoo\nlarge\u001b ") : Answer());

        Assert.Equal("too large", result.ErrorTexts!["ImageTooLarge"]);
        Assert.Equal((1, 0), (result.Refused, result.Failed));
    }

    [Fact]
    public async Task The_hash_of_the_configuration_changes_with_all_that_decides_the_results()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(_ => Answer().Response);
        var hashes = new List<string>
        {
            await HashAsync(set, [_fixture.Provider(tagger)], _ => { }),
            await HashAsync(set, [_fixture.Provider(tagger)], options => options.Seed = 9),
            await HashAsync(set, [_fixture.Provider(tagger)], options => options.Threshold = 0.25),
            await HashAsync(set, [_fixture.Provider(tagger)], options => options.MaxImages = 2),
            await HashAsync(set, [_fixture.Provider(tagger, "other")], _ => { }),
            await HashAsync(set, [BakeoffProvider.Create("onnx-fashion", tagger, _fixture.Map, Options("model", "b"))], _ => { }),
            await HashAsync(set, [BakeoffProvider.Create("onnx-fashion", tagger, TinySet.Catalog.LoadProviderMap("google-vision", TinySet.Taxonomy))], _ => { }),
        };

        Assert.Equal(hashes.Count, hashes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(hashes[0], await HashAsync(set, [_fixture.Provider(tagger)], options => options.MaxConcurrency = 1));
        Assert.Equal(hashes[0], await HashAsync(set, [_fixture.Provider(tagger)], options => options.Part = new RunPart(0, 1)));
        using var more = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(4));
        Assert.DoesNotContain(await HashAsync(more, [_fixture.Provider(tagger)], _ => { }), hashes);
    }

    [Fact]
    public async Task A_run_is_scored_with_the_threshold_and_seed_that_it_was_declared_with()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(_ => Answer().Response);
        using var run = await _fixture.RunAsync(set, tagger, options => (options.Seed, options.Threshold) = (9, 0.25));

        var results = await run.ScoreAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(9, results.Run!.Seed);
        Assert.Equal(
            BakeoffResultsJson.Write(results),
            BakeoffResultsJson.Write(await run.ScoreAsync(new ScoringOptions { Seed = 9, Threshold = 0.25 }, cancellationToken: TestContext.Current.CancellationToken)));
    }

    private static Reply Answer() => new(FakeTagger.Says("Jeans"));

    private static Dictionary<string, string> Options(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    private async Task<string> HashAsync(LabeledSet set, IReadOnlyList<BakeoffProvider> providers, Action<BakeoffRunnerOptions> configure)
    {
        using var run = await _fixture.RunAsync(set, providers, configure);
        return run.Summary.ConfigurationHash;
    }

    private async Task<ProviderResult> ScoreAsync(Func<string, Reply> answer)
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(name => answer(name).Response);
        var price = new ListPrice { Feature = "tags", UsdPer1000 = 2, AsOf = "2026-11", Source = "test" };
        var provider = BakeoffProvider.Create(
            "onnx-fashion", tagger, _fixture.Map, pricing: ProviderPricing.From([price], [new BillableUsage { Feature = "tags", Units = 1 }]));
        using var run = await _fixture.RunAsync(set, [provider], options => options.MaxConcurrency = 1);
        return Assert.Single((await run.ScoreAsync(Quick, cancellationToken: TestContext.Current.CancellationToken)).Providers);
    }

    /// <summary>Lets a test say what differs from the usual answer.</summary>
    private sealed record Reply(TaggingResponse Usual)
    {
        public string? ModelVersion { get; init; } = Usual.ModelVersion;

        public bool IsEmulated { get; init; }

        public IReadOnlyList<BillableUsage> Usage { get; init; } = [];

        public TaggingResponse Response => new(Usual) { ModelVersion = ModelVersion, IsEmulated = IsEmulated, Usage = Usage };
    }
}
