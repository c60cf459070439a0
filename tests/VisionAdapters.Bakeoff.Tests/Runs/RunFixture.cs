using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>A small set, a folder for the run, and a way to run.</summary>
internal sealed class RunFixture : IDisposable
{
    public TinySet Tiny { get; } = new();

    public string Output => Tiny.Folder.Combine("run");

    public LabelMap Map { get; } = TinySet.Catalog.LoadProviderMap("onnx-fashion", TinySet.Taxonomy);

    public BakeoffProvider Provider(FakeTagger tagger, string id = "onnx-fashion") => BakeoffProvider.Create(id, tagger, Map);

    public Task<BakeoffRun> OpenAsync(IReadOnlyDictionary<string, Func<RawResponse, TaggingResponse>>? parsers = null) =>
        BakeoffRun.OpenAsync(Output, parsers, TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<RunOutcome>> ReadAsync(BakeoffRun run, string provider = "onnx-fashion") =>
        await run.ReadOutcomesAsync(provider, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public Task<BakeoffRun> RunAsync(LabeledSet set, FakeTagger tagger, Action<BakeoffRunnerOptions>? configure = null, CancellationToken? cancellationToken = null, IProgress<BakeoffProgress>? progress = null) =>
        RunAsync(set, [Provider(tagger)], configure, cancellationToken, progress);

    public async Task<BakeoffRun> RunAsync(
        LabeledSet set,
        IReadOnlyList<BakeoffProvider> providers,
        Action<BakeoffRunnerOptions>? configure = null,
        CancellationToken? cancellationToken = null,
        IProgress<BakeoffProgress>? progress = null)
    {
        var options = new BakeoffRunnerOptions { OutputFolder = Output, MaxConcurrency = 4 };
        configure?.Invoke(options);
        return await new BakeoffRunner(set, providers, options).RunAsync(progress, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    public void Dispose() => Tiny.Dispose();
}
