using Microsoft.Extensions.Options;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>What cannot be meant is refused where it is said.</summary>
public sealed class RunGuardTests : IDisposable
{
    private static readonly LabelMap Map = TinySet.Catalog.LoadProviderMap("onnx-fashion", TinySet.Taxonomy);

    private static readonly Dictionary<string, Action> Empty = new(StringComparer.Ordinal)
    {
        ["Create without an id"] = () => BakeoffProvider.Create("", new FakeTagger(_ => FakeTagger.Says("Jeans")), Map),
        ["Create without a tagger"] = () => BakeoffProvider.Create("id", null!, Map),
        ["Create without a map"] = () => BakeoffProvider.Create("id", new FakeTagger(_ => FakeTagger.Says("Jeans")), null!),
        ["Skip without an id"] = () => BakeoffProvider.Skip("", "reason"),
        ["Skip without a reason"] = () => BakeoffProvider.Skip("id", ""),
        ["an identity without a provider"] = () => RequestIdentity.Create("", "meaning"),
        ["an identity without a meaning"] = () => RequestIdentity.Create("id", null!),
        ["a meaning without options"] = () => RequestIdentity.Describe(null!, null),
        ["a part before the first"] = () => _ = new RunPart(-1, 2),
        ["a part after the last"] = () => _ = new RunPart(2, 2),
        ["too many parts"] = () => _ = new RunPart(0, 100_001),
        ["a part of no image"] = () => new RunPart(0, 1).Contains(null!),
        ["a merge of nothing"] = () => _ = RunMerge.MergeAsync(null!, "out"),
        ["a merge to nowhere"] = () => _ = RunMerge.MergeAsync([], ""),
        ["a run nowhere"] = () => _ = BakeoffRun.OpenAsync(""),
    };

    private readonly RunFixture _fixture = new();

    public static TheoryData<string> Calls => [.. Empty.Keys];

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_missing_or_impossible_argument_is_refused(string call) => Assert.ThrowsAny<ArgumentException>(Empty[call]);

    [Fact]
    public async Task A_runner_needs_a_set_providers_and_options_that_fit_each_other()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(2));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        var provider = _fixture.Provider(tagger);
        var options = new BakeoffRunnerOptions { OutputFolder = _fixture.Output };
        var menu = TaxonomyCatalog.ParseTaxonomy("taxonomy: menu\nversion: 1.0.0\nfacets:\n  dish:\n    values:\n      soup: {}\n", "menu.taxonomy.yaml");

        Assert.Throws<ArgumentNullException>(() => new BakeoffRunner(null!, [provider], options));
        Assert.Throws<ArgumentNullException>(() => new BakeoffRunner(set, null!, options));
        Assert.Throws<ArgumentNullException>(() => new BakeoffRunner(set, [provider], null!));
        Assert.Contains("at least one provider", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("each id once", Refusal([provider, _fixture.Provider(tagger)]), StringComparison.Ordinal);
        Assert.Contains("'own' is for another taxonomy", Refusal([BakeoffProvider.Create("own", tagger, IdentityMap.For(menu))]), StringComparison.Ordinal);
        Assert.Throws<OptionsValidationException>(() => new BakeoffRunner(set, [provider], new BakeoffRunnerOptions { OutputFolder = _fixture.Output, MaxConcurrency = 0 }));

        string Refusal(IReadOnlyList<BakeoffProvider> providers) => Assert.Throws<ArgumentException>(() => new BakeoffRunner(set, providers, options)).Message;
    }

    [Fact]
    public void A_provider_names_itself_and_why_it_is_skipped()
    {
        Assert.Equal("id (skipped: no key)", BakeoffProvider.Skip("id", "no key").ToString());
        Assert.Equal("id", BakeoffProvider.Create("id", new FakeTagger(_ => FakeTagger.Says("Jeans")), Map).ToString());
        Assert.Contains("skipped", BakeoffProvider.Skip("id", "no key").Request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_meaning_that_a_provider_writes_down_itself_counts()
    {
        var provider = BakeoffProvider.Create("id", new FakeTagger(_ => FakeTagger.Says("Jeans")), Map, requestMeaning: "contract=7\n");

        Assert.EndsWith("contract=7\n", provider.Request.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("model-version", provider.Request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_replaces_a_map_belongs_to_a_provider_and_taxonomy_of_the_run()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(2));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        using var run = await _fixture.RunAsync(set, tagger);
        var menu = TaxonomyCatalog.ParseTaxonomy("taxonomy: menu\nversion: 1.0.0\nfacets:\n  dish:\n    values:\n      soup: {}\n", "menu.taxonomy.yaml");

        Assert.Contains("no provider 'nobody'", Assert.Throws<ArgumentException>(() => run.ReplaceMap("nobody", Map)).Message, StringComparison.Ordinal);
        Assert.Contains("another taxonomy", Assert.Throws<ArgumentException>(() => run.ReplaceMap("onnx-fashion", IdentityMap.For(menu))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => run.ReplaceTaxonomy(null!));
        Assert.Throws<ArgumentException>(() => run.ReplaceMap("", Map));
        Assert.Throws<ArgumentNullException>(() => run.ReplaceMap("onnx-fashion", null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => run.WriteResultsAsync(null!, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(async () => await run.ReadOutcomesAsync("", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_without_a_run_is_told_with_its_name()
    {
        Directory.CreateDirectory(_fixture.Output);

        var error = await Assert.ThrowsAsync<BakeoffRunException>(() => _fixture.OpenAsync());

        Assert.Contains("holds no run: there is no run.db", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_fixture.Output, "run.db")));
    }
}
