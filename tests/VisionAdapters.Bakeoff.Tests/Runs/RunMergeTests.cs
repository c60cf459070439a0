using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class RunMergeTests : IDisposable
{
    private const int Images = 60;
    private readonly RunFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Each_image_belongs_to_one_part_whatever_its_id() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<PositiveInt>(), (id, count) =>
            Enumerable.Range(0, count.Get).Count(index => new RunPart(index, count.Get).Contains(id.Get)) == 1).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0/1", 0, 1)]
    [InlineData("3/64", 3, 64)]
    public void A_part_is_read_as_it_is_written(string text, int index, int count)
    {
        Assert.True(RunPart.TryParse(text, out var part));
        Assert.Equal((index, count, text), (part.Index, part.Count, part.ToString()));
    }

    [Theory]
    [InlineData("64/64")]
    [InlineData("0/0")]
    [InlineData("-1/3")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("0/100001")]
    [InlineData(null)]
    public void What_is_no_part_is_refused(string? text) => Assert.False(RunPart.TryParse(text, out _));

    [Fact]
    public async Task Parts_ask_for_every_image_once_and_join_to_the_run_of_one_process()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(Images));
        using var whole = await _fixture.RunAsync(set, Tagger());
        using var tagger = Tagger();
        string[] parts = [.. await RunPartsAsync(set, tagger, 3)];

        await MergeAsync([parts[2], parts[0], parts[1]]);

        Assert.Equal(Images, tagger.Asked.Count);
        Assert.All(tagger.Asked.Values, times => Assert.Equal(1, times));
        using var joined = await BakeoffRun.OpenAsync(Joined, parsers: null, TestContext.Current.CancellationToken);
        Assert.Equal(await ScoreAsync(whole), await ScoreAsync(joined));
        Assert.Equal(
            (await RunFixture.ReadAsync(whole)).Select(outcome => outcome.Image), (await RunFixture.ReadAsync(joined)).Select(outcome => outcome.Image));
    }

    [Fact]
    public async Task Small_pictures_of_the_parts_are_those_of_the_joined_run()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(Images));
        using var tagger = Tagger();
        string[] parts = [.. await RunPartsAsync(set, tagger, 2)];
        var kept = 0;
        foreach (var part in parts)
        {
            using var run = await BakeoffRun.OpenAsync(part, parsers: null, TestContext.Current.CancellationToken);
            await run.KeepThumbnailsAsync(set, TestContext.Current.CancellationToken);
            kept += (await run.ReadPicturesAsync(TestContext.Current.CancellationToken)).Images.Count(image => image.Tile is not null);
        }

        await MergeAsync(parts);

        using var joined = await BakeoffRun.OpenAsync(Joined, parsers: null, TestContext.Current.CancellationToken);
        var pictures = await joined.ReadPicturesAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Images, kept);
        Assert.Equal(Enumerable.Range(0, Images), pictures.Images.Select(image => image.Tile!.Value).Order());
        Assert.NotEmpty(pictures.Sheets);
    }

    [Fact]
    public async Task Parts_join_again_when_some_were_asked_for_more()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(Images));
        using var failing = new FakeTagger(_ => throw new TaggingException(TaggingErrorKind.Unavailable, "down"));
        string[] parts = [await RunPartAsync(set, Tagger(), 0, 2), await RunPartAsync(set, failing, 1, 2)];
        await MergeAsync(parts);

        await RunPartAsync(set, Tagger(), 1, 2);
        await MergeAsync(parts);

        using var joined = await BakeoffRun.OpenAsync(Joined, parsers: null, TestContext.Current.CancellationToken);
        Assert.All(await RunFixture.ReadAsync(joined), outcome => Assert.NotNull(outcome.Response));
    }

    [Fact]
    public async Task A_part_of_another_run_is_refused_with_the_difference()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(Images));
        using var tagger = Tagger();
        var first = await RunPartAsync(set, tagger, 0, 2);

        var otherSeed = await RunPartAsync(set, tagger, 1, 2, options => options.Seed = 7);
        Assert.Contains("another seed", await RefusalAsync(first, otherSeed), StringComparison.Ordinal);
        var otherCount = await RunPartAsync(set, tagger, 1, 3);
        Assert.Contains("of 3 parts and not of 2", await RefusalAsync(first, otherCount), StringComparison.Ordinal);
        var otherRequest = Folder("other-request");
        using (await _fixture.RunAsync(
            set,
            [BakeoffProvider.Create("onnx-fashion", tagger, _fixture.Map, new Dictionary<string, string>(StringComparer.Ordinal) { ["model"] = "other" })],
            options => (options.OutputFolder, options.Part) = (otherRequest, new RunPart(1, 2))))
        {
            Assert.Contains("onnx-fashion was asked something else", await RefusalAsync(first, otherRequest), StringComparison.Ordinal);
        }

        Assert.Contains("onnx-fashion was skipped in the other: no key", await RefusalAsync(await SkippedAsync(set, 0), await RunPartAsync(set, tagger, 1, 2)), StringComparison.Ordinal);
        using var larger = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(Images + 1));
        Assert.Contains("other labels, images, maps or options", await RefusalAsync(first, await RunPartAsync(larger, tagger, 1, 2, _ => { })), StringComparison.Ordinal);
        using var renamed = LabeledSet.Create("renamed", set.Taxonomy, set.Images);
        Assert.Contains("another labeled set", await RefusalAsync(first, await RunPartAsync(renamed, tagger, 1, 2, _ => { })), StringComparison.Ordinal);
        var others = Folder("others");
        using (await _fixture.RunAsync(
            set, [_fixture.Provider(tagger), _fixture.Provider(tagger, "second")], options => (options.OutputFolder, options.Part) = (others, new RunPart(1, 2))))
        {
            Assert.Contains("other providers", await RefusalAsync(first, others), StringComparison.Ordinal);
        }

        var skipped = Folder("skipped");
        using (await _fixture.RunAsync(
            set, [BakeoffProvider.Skip("onnx-fashion", "no key")], options => (options.OutputFolder, options.Part) = (skipped, new RunPart(1, 2))))
        {
            Assert.Contains("onnx-fashion was skipped there: no key", await RefusalAsync(first, skipped), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_part_that_is_missing_given_twice_or_no_part_is_refused()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(Images));
        using var whole = await _fixture.RunAsync(set, Tagger());
        string[] parts = [.. await RunPartsAsync(set, Tagger(), 4)];

        Assert.Contains("2 of 4 parts are missing (1, 2)", await RefusalAsync(parts[0], parts[3]), StringComparison.Ordinal);
        Assert.Contains("are both part 0/4", await RefusalAsync(parts[0], parts[0]), StringComparison.Ordinal);
        Assert.Contains("holds a whole run", await RefusalAsync(_fixture.Output), StringComparison.Ordinal);
        Assert.Contains("no part to join", await RefusalAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Joined, "run.db")));
    }

    [Fact]
    public async Task Missing_parts_that_are_allowed_are_told()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(Images));
        string[] parts = [.. await RunPartsAsync(set, Tagger(), 4)];

        var missing = await RunMerge.MergeAsync([parts[0], parts[3]], Joined, allowMissing: true, TestContext.Current.CancellationToken);

        Assert.Equal([1, 2], missing);
    }

    [Fact]
    public async Task A_part_that_is_being_asked_is_refused()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(Images));
        string[] parts = [.. await RunPartsAsync(set, Tagger(), 2)];

        using (RunLock.Take(parts[1]))
        {
            Assert.Contains("in use", await RefusalAsync(parts), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_with_another_run_is_not_written_over()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(Images));
        using var whole = await _fixture.RunAsync(set, Tagger(), options => options.Seed = 3);
        string[] parts = [.. await RunPartsAsync(set, Tagger(), 2)];

        var error = await Assert.ThrowsAsync<BakeoffRunException>(() => RunMerge.MergeAsync(parts, _fixture.Output, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("holds another run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_answers_to_the_same_picture_in_two_parts_the_good_one_counts()
    {
        // One picture under many names.
        var configuration = _fixture.Tiny.WriteMany(8);
        foreach (var copy in Directory.GetFiles(_fixture.Tiny.Folder.Combine("images"), "*.png"))
        {
            File.WriteAllBytes(copy, TestImage.Png(1));
        }

        using var set = await _fixture.Tiny.LoadAsync(configuration);
        using var failing = new FakeTagger(_ => throw new TaggingException(TaggingErrorKind.Unavailable, "down"));
        string[] parts = [await RunPartAsync(set, failing, 0, 2), await RunPartAsync(set, Tagger(), 1, 2)];

        await MergeAsync(parts);

        using var joined = await BakeoffRun.OpenAsync(Joined, parsers: null, TestContext.Current.CancellationToken);
        var outcomes = await RunFixture.ReadAsync(joined);
        Assert.Equal(8, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Response));
    }

    [Fact]
    public async Task Only_the_first_ten_missing_parts_are_listed()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(Images));
        var part = await RunPartAsync(set, Tagger(), 0, 11);
        var other = await RunPartAsync(set, Tagger(), 0, 12);

        Assert.Contains("10 of 11 parts are missing (1, 2, 3, 4, 5, 6, 7, 8, 9, 10):", await RefusalAsync(part), StringComparison.Ordinal);
        Assert.Contains("11 of 12 parts are missing (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...):", await RefusalAsync(other), StringComparison.Ordinal);
    }

    private async Task<string> SkippedAsync(LabeledSet set, int index)
    {
        var folder = Folder($"skipped-{index}");
        using var run = await _fixture.RunAsync(
            set, [BakeoffProvider.Skip("onnx-fashion", "no key")], options => (options.OutputFolder, options.Part) = (folder, new RunPart(index, 2)));
        return folder;
    }

    private string Joined => Folder("joined");

    private static FakeTagger Tagger() => new(image => FakeTagger.Says(image[2] % 3 == 0 ? "Jeans" : "Dresses"));

    private string Folder(string name) => Path.Combine(Path.GetDirectoryName(_fixture.Output)!, name);

    private async Task<IReadOnlyList<string>> RunPartsAsync(LabeledSet set, FakeTagger tagger, int count)
    {
        var folders = new List<string>();
        for (var index = 0; index < count; index++)
        {
            folders.Add(await RunPartAsync(set, tagger, index, count));
        }

        return folders;
    }

    private async Task<string> RunPartAsync(LabeledSet set, FakeTagger tagger, int index, int count, Action<BakeoffRunnerOptions>? configure = null)
    {
        var folder = Folder($"part-{index}-of-{count}{(configure is null ? "" : "-other")}");
        using var run = await _fixture.RunAsync(set, tagger, options =>
        {
            (options.OutputFolder, options.Part) = (folder, new RunPart(index, count));
            configure?.Invoke(options);
        });
        return folder;
    }

    private Task<IReadOnlyList<int>> MergeAsync(IReadOnlyList<string> parts) =>
        RunMerge.MergeAsync(parts, Joined, cancellationToken: TestContext.Current.CancellationToken);

    private async Task<string> RefusalAsync(params IReadOnlyList<string> parts) =>
        (await Assert.ThrowsAsync<BakeoffRunException>(() => MergeAsync(parts))).Message;

    private static async Task<string> ScoreAsync(BakeoffRun run)
    {
        var results = await run.ScoreAsync(new ScoringOptions { Resamples = 50 }, cancellationToken: TestContext.Current.CancellationToken);
        using var json = new MemoryStream();

        // All but the id and the times.
        await BakeoffResultsJson.WriteAsync(
            results with { Run = null, Providers = [.. results.Providers.Select(provider => provider with { LatencyMs = null, Throughput = null })] },
            json,
            TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(json.ToArray());
    }
}
