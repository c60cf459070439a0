namespace VisionAdapters.Bakeoff.Tests;

public sealed class WaterfallRunTests : IDisposable
{
    private readonly RunFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_run_ranks_the_labels_that_its_map_does_not_read()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(60));
        var tagger = new FakeTagger(name => FakeTagger.Says((int.Parse(name[..3], null) % 3) switch { 0 => "Dresses", 1 => "Bluejean", _ => "Tshirts" }));
        using var run = await _fixture.RunAsync(set, tagger);

        var results = await run.ScoreAsync(cancellationToken: TestContext.Current.CancellationToken);

        var lost = results.Providers[0].Facets["category"].Waterfall!;
        Assert.Equal((60, 40, 20, 1.0), (lost.Total, lost.Right, lost.MappingMiss, lost.OracleCeiling));
        var gain = Assert.Single(lost.LabelGains);
        Assert.Equal(("Bluejean (category)", "jeans", 20), (gain.Label, gain.Value, gain.Wins));
    }

    [Fact]
    public async Task A_label_that_the_map_calls_sensitive_is_never_named()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(60));
        var map = TinySet.Catalog.LoadProviderMap(
            _fixture.Tiny.Folder.Write("p.map.yaml", "map: p\nversion: 1.0.0\ntaxonomy: fashion\nprovider: p\nlabels:\n  Pregnant: { sensitive: tells of a person }\n  Jeans: { category: jeans }\n"),
            TinySet.Taxonomy);
        var tagger = new FakeTagger(_ => FakeTagger.Says("Pregnant"));
        using var run = await _fixture.RunAsync(set, [BakeoffProvider.Create("p", tagger, map)]);

        var scoring = await run.ReadScoringSetAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(scoring.Predictions[0].Labels, Assert.Empty);
    }
}
