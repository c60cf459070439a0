using VisionAdapters.Evaluation;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>An answer is known by what was asked: whatever else changes between two runs in a folder, only what is missing is asked for.</summary>
public sealed class AnswerReuseTests : IDisposable
{
    private static readonly ScoringOptions Quick = new() { Resamples = 20 };

    private readonly RunFixture _fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_corrected_label_is_scored_anew_and_nothing_is_asked()
    {
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        using (var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteCsv("image,label\na.png,Dress\nb.png,Jeans\n", "a.png", "b.png")))
        {
            (await _fixture.RunAsync(set, tagger)).Dispose();
        }

        using var corrected = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteCsv("image,label\na.png,Jeans\nb.png,Jeans\n", "a.png", "b.png"));
        using var run = await _fixture.RunAsync(corrected, tagger);
        var results = await run.ScoreAsync(Quick, cancellationToken: Cancellation);

        Assert.Equal(1.0, results.Providers[0].Facets["category"].Metrics["top1"].Value);
        Assert.Equal(2, tagger.Asked.Values.Sum());
        Assert.Equal((0, 2), (run.Sessions.Single().Asked, run.Sessions.Single().Reused));
    }

    [Fact]
    public async Task Of_added_rows_only_the_new_images_are_asked()
    {
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        using (var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(5)))
        {
            (await _fixture.RunAsync(set, tagger)).Dispose();
        }

        using var grown = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(6));
        using var run = await _fixture.RunAsync(grown, tagger);

        Assert.Equal(6, tagger.Asked.Values.Sum());
        Assert.Equal((1, 5), (run.Sessions.Single().Asked, run.Sessions.Single().Reused));
    }

    [Fact]
    public async Task A_larger_draw_of_another_seed_asks_for_what_is_missing()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(20));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        (await _fixture.RunAsync(set, tagger, options => (options.MaxImages, options.Seed) = (5, 1))).Dispose();

        using var run = await _fixture.RunAsync(set, tagger, options => options.Seed = 2);

        Assert.Equal(20, tagger.Asked.Count);
        Assert.All(tagger.Asked.Values, times => Assert.Equal(1, times));
        Assert.Equal(20, (await RunFixture.ReadAsync(run)).Count);
    }

    [Fact]
    public async Task A_renamed_image_keeps_its_answer()
    {
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        using (var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteCsv("image,label\na.png,Jeans\n", "a.png")))
        {
            (await _fixture.RunAsync(set, tagger)).Dispose();
        }

        using var renamed = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteCsv("image,label\nz.png,Jeans\n", "z.png"));
        using var run = await _fixture.RunAsync(renamed, tagger);

        Assert.Equal(["a.png"], tagger.Asked.Keys);
        Assert.Equal("z.png", Assert.Single(await RunFixture.ReadAsync(run)).Image);
    }

    [Fact]
    public async Task An_image_with_other_bytes_under_the_same_name_is_asked_for()
    {
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        var configuration = _fixture.Tiny.WriteCsv("image,label\na.png,Jeans\n", "a.png");
        using var set = await _fixture.Tiny.LoadAsync(configuration);
        (await _fixture.RunAsync(set, tagger)).Dispose();
        _fixture.Tiny.Folder.Write("images/a.png", TestImage.Png(77));

        (await _fixture.RunAsync(set, tagger)).Dispose();

        Assert.Equal(2, tagger.Asked["a.png"]);
    }

    [Fact]
    public async Task Another_endpoint_asks_for_nothing_and_another_feature_asks_for_all_and_says_so()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        (await _fixture.RunAsync(set, [Asked(tagger, ("endpoint", "http://127.0.0.1:1"), ("features", "tags"))])).Dispose();

        (await _fixture.RunAsync(set, [Asked(tagger, ("endpoint", "http://localhost:2"), ("features", "tags"))])).Dispose();
        Assert.Equal(3, tagger.Asked.Values.Sum());

        var changed = Asked(tagger, ("features", "tags, objects"));
        var stored = Assert.Single(await Runner(set, changed).FindStoredAnswersAsync(Cancellation));
        Assert.Equal((0, 3), (stored.Matching, stored.Other));
        Assert.Equal(["was features=tags", "is features=objects,tags"], stored.Differences);

        (await _fixture.RunAsync(set, [changed])).Dispose();
        Assert.Equal(6, tagger.Asked.Values.Sum());

        (await _fixture.RunAsync(set, [Asked(tagger, ("features", "tags"))])).Dispose();
        Assert.Equal(6, tagger.Asked.Values.Sum());
    }

    [Fact]
    public async Task Another_model_version_is_another_request()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(2));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        (await _fixture.RunAsync(set, tagger)).Dispose();
        using var successor = new FakeTagger(_ => FakeTagger.Says("Dresses")) { ModelVersion = "fake-2" };

        using var run = await _fixture.RunAsync(set, successor);

        Assert.Equal(2, successor.Asked.Count);
        Assert.All(await RunFixture.ReadAsync(run), outcome => Assert.Equal("Dresses", outcome.Response!.Tags[0].Name));
    }

    [Fact]
    public async Task A_folder_that_holds_nothing_yet_says_so()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(2));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        var stored = Assert.Single(await Runner(set, _fixture.Provider(tagger)).FindStoredAnswersAsync(Cancellation));

        Assert.Equal((0, 0), (stored.Matching, stored.Other));
        Assert.False(Directory.Exists(_fixture.Output));
    }

    [Fact]
    public async Task Answers_of_an_emulator_at_another_host_do_not_count_for_the_service()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(2));
        using var emulated = new FakeTagger(_ => new TaggingResponse(FakeTagger.Says("Jeans")) { IsEmulated = true });
        using (var marked = await _fixture.RunAsync(set, emulated))
        {
            Assert.Equal(["onnx-fashion"], marked.EmulatedProviders);
        }

        using var real = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        using var run = await _fixture.RunAsync(set, real);

        Assert.Equal(2, real.Asked.Count);
        Assert.Empty(run.EmulatedProviders);
    }

    private BakeoffRunner Runner(LabeledSet set, BakeoffProvider provider) => new(set, [provider], new BakeoffRunnerOptions { OutputFolder = _fixture.Output });

    private BakeoffProvider Asked(FakeTagger tagger, params (string Name, string Value)[] options) => BakeoffProvider.Create(
        "google-vision", tagger, _fixture.Map, options.ToDictionary(option => option.Name, option => option.Value, StringComparer.Ordinal));
}
