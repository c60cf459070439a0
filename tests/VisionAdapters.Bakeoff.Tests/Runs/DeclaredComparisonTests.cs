using VisionAdapters.Evaluation;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>What is declared before a run (the question, the margin, what belongs together) scores it afterwards.</summary>
public sealed class DeclaredComparisonTests : IDisposable
{
    private readonly RunFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("csv", "image,label,product\na.png,Jeans,p1\nb.png,Jeans,p1\nc.png,Dress,p2\nd.png,Dress,\n")]
    [InlineData(
        "jsonl",
        "{\"image\":\"a.png\",\"label\":\"Jeans\",\"product\":\"p1\"}\n{\"image\":\"b.png\",\"label\":\"Jeans\",\"product\":\"p1\"}\n"
        + "{\"image\":\"c.png\",\"label\":\"Dress\",\"product\":\"p2\"}\n{\"image\":\"d.png\",\"label\":\"Dress\"}\n")]
    public async Task A_group_column_makes_groups_that_the_run_keeps_and_the_results_count(string format, string labels)
    {
        var tiny = _fixture.Tiny.WriteCsv(labels, "a.png", "b.png", "c.png", "d.png") with { Format = format, GroupColumn = "product" };
        using var set = await _fixture.Tiny.LoadAsync(tiny);
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        using (await _fixture.RunAsync(set, tagger))
        {
        }

        using var run = await _fixture.OpenAsync();
        Assert.Equal(["p1", "p1", "p2", null], set.Images.Select(image => image.Group));
        Assert.Equal(3, (await ScoreAsync(run)).Dataset!.Groups);
        Assert.Empty(set.UnmappedColumns);
    }

    [Fact]
    public async Task A_group_column_that_is_not_there_is_named_with_the_cure()
    {
        var configuration = _fixture.Tiny.WriteMany(1) with { GroupColumn = "sender" };

        var error = await Assert.ThrowsAsync<InputFileException>(() => _fixture.Tiny.LoadAsync(configuration));

        Assert.Contains("Name the right one under 'group-column'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_declared_question_and_margin_are_kept_in_the_run()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteCsv("image,label,material\na.png,Jeans,Cotton\n", "a.png"));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));

        using (await _fixture.RunAsync(set, tagger, options =>
            (options.PrimaryFacet, options.Margin, options.MaxFailedShare) = ("material", 0.03, 0.1)))
        {
        }

        using var run = await _fixture.OpenAsync();
        Assert.Equal(new ComparisonRules { PrimaryFacet = "material", Margin = 0.03, MaxFailedShare = 0.1 }, (await ScoreAsync(run)).Rules);
    }

    [Fact]
    public async Task Images_with_the_same_bytes_are_told_unless_groups_are_declared()
    {
        var configuration = _fixture.Tiny.WriteCsv("image,label,product\na.png,Jeans,p\nb.png,Jeans,p\nc.png,Dress,q\n", "a.png", "b.png", "c.png");
        File.Copy(_fixture.Tiny.Folder.Combine("images/a.png"), _fixture.Tiny.Folder.Combine("images/b.png"), overwrite: true);

        Assert.Equal(2, (await RunAsync(configuration)).Dataset!.ImagesTwice);
        Assert.Equal(0, (await RunAsync(configuration with { GroupColumn = "product" })).Dataset!.ImagesTwice);

        async Task<BakeoffResults> RunAsync(DatasetConfiguration dataset)
        {
            using var set = await _fixture.Tiny.LoadAsync(dataset);
            using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
            using var run = await _fixture.RunAsync(set, tagger);
            return await ScoreAsync(run);
        }
    }

    [Fact]
    public async Task A_run_of_version_2_is_brought_to_this_version_and_scored_by_the_default_rules()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(3));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        using (await _fixture.RunAsync(set, tagger))
        {
        }

        using (var connection = RunConnection.Open(_fixture.Output, create: false))
        {
            connection.Execute(
                """
                ALTER TABLE run DROP COLUMN primary_facet; ALTER TABLE run DROP COLUMN margin; ALTER TABLE run DROP COLUMN max_failed_share;
                ALTER TABLE image DROP COLUMN image_group;
                ALTER TABLE run DROP COLUMN calibration; ALTER TABLE facet DROP COLUMN several; ALTER TABLE facet DROP COLUMN is_several_declared; PRAGMA user_version = 2;
                """);
        }

        using var run = await _fixture.OpenAsync();
        var results = await ScoreAsync(run);
        Assert.Equal(new ComparisonRules { PrimaryFacet = "category", Margin = 0.02, MaxFailedShare = 0.05 }, results.Rules);
        Assert.Null(results.Dataset!.Groups);
    }

    private static Task<BakeoffResults> ScoreAsync(BakeoffRun run) => run.ScoreAsync(cancellationToken: TestContext.Current.CancellationToken);
}
