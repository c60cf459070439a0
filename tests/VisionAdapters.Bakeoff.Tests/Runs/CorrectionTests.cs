namespace VisionAdapters.Bakeoff.Tests;

public sealed class CorrectionTests : IDisposable
{
    private readonly RunFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_run_is_scored_with_corrected_labels_and_counts_them()
    {
        using var run = await RunAsync();
        var images = (await run.ReadPicturesAsync(TestContext.Current.CancellationToken)).Images;
        var facet = images[0].Truth.Keys.First();
        var other = images.Select(image => image.Truth[facet][0]).First(value => value != images[0].Truth[facet][0]);

        var counts = run.CorrectLabels(Write(
            $$"""{"image":"{{images[0].Image}}","facet":"{{facet}}","action":"relabel","values":["{{other}}"]}""",
            $$"""{"image":"{{images[1].Image}}","facet":"{{facet}}","action":"reject"}""",
            $$"""{"image":"{{images[2].Image}}","facet":"{{facet}}","action":"confirm"}"""));

        Assert.Equal((1, 1, 1), (counts.Relabeled, counts.Rejected, counts.Confirmed));
        var corrected = (await run.ReadPicturesAsync(TestContext.Current.CancellationToken)).Images;
        Assert.Equal([other], corrected[0].Truth[facet]);
        Assert.DoesNotContain(facet, corrected[1].Truth.Keys);
        Assert.Equal(images[2].Truth[facet], corrected[2].Truth[facet]);
        var results = await run.ScoreAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(counts, results.Dataset!.Corrections);
        Assert.Equal(images.Count(image => image.Truth.ContainsKey(facet)) - 1, results.Providers[0].Facets[facet].Images);
    }

    [Theory]
    [InlineData("""{"image":"nobody.jpg","facet":"category","action":"reject"}""", "no image 'nobody.jpg'")]
    [InlineData("""{"image":"IMAGE","facet":"mood","action":"reject"}""", "the facet 'mood'")]
    [InlineData("""{"image":"IMAGE","facet":"category","action":"relabel","values":["spoons"]}""", "no value 'spoons'")]
    [InlineData("""{"image":"IMAGE","facet":"category","action":"relabel"}""", "needs 'values'")]
    [InlineData("""{"image":"IMAGE","facet":"category","action":"forget"}""", "confirm, reject or relabel")]
    [InlineData("""{"facet":"category","action":"reject"}""", "'image' is missing")]
    public async Task What_the_run_does_not_have_is_refused_and_nothing_is_kept(string correction, string problem)
    {
        using var run = await RunAsync();
        var image = (await run.ReadPicturesAsync(TestContext.Current.CancellationToken)).Images[0].Image;
        var good = $$"""{"image":"{{image}}","facet":"category","action":"reject"}""";

        var refusal = Assert.Throws<InputFileException>(() =>
            run.CorrectLabels(Write(good, correction.Replace("IMAGE", image, StringComparison.Ordinal))));

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
        Assert.Null((await run.ScoreAsync(cancellationToken: TestContext.Current.CancellationToken)).Dataset!.Corrections);
    }

    private async Task<BakeoffRun> RunAsync()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(12));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Dresses"));
        return await _fixture.RunAsync(set, tagger);
    }

    private string Write(params string[] corrections) => _fixture.Tiny.Folder.Write(
        "corrections.json", $$"""{"schema":"visionadapters-corrections/1","corrections":[{{string.Join(',', corrections)}}]}""");
}
