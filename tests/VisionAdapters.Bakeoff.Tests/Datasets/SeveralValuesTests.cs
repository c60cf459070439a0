using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class SeveralValuesTests : IDisposable
{
    private const string Street = "image,label\na.png,Dress|Jeans\nb.png,Tee\n";

    private readonly RunFixture _fixture = new();

    [Fact]
    public async Task By_default_any_of_several_values_is_right_and_that_is_told_with_its_count()
    {
        using var set = await LoadAsync(several: null);

        Assert.Equal(["dresses", "jeans"], set.Images[0].Truth["category"]);
        var problem = Assert.Single(set.Problems);
        Assert.Equal((DatasetProblemKind.SeveralValues, 1, "any of them is right"), (problem.Kind, problem.Count, problem.Decision));
        var truth = Assert.Single(set.GetTruth());
        Assert.Equal((SeveralValuesPolicy.Any, true, false), (truth.SeveralValues, truth.IsSeveralValuesDefault, truth.IsMultiValued));
    }

    [Theory]
    [InlineData("any", SeveralValuesPolicy.Any, false)]
    [InlineData("all", SeveralValuesPolicy.All, true)]
    public async Task A_column_declares_what_several_values_mean(string several, SeveralValuesPolicy policy, bool isMultiValued)
    {
        using var set = await LoadAsync(several);

        Assert.Empty(set.Problems);
        var truth = Assert.Single(set.GetTruth());
        Assert.Equal((policy, false, isMultiValued), (truth.SeveralValues, truth.IsSeveralValuesDefault, truth.IsMultiValued));
    }

    [Fact]
    public async Task A_column_refuses_several_values_with_the_line()
    {
        var error = await Assert.ThrowsAsync<InputFileException>(() => LoadAsync("refuse"));

        Assert.Equal(2, error.Line);
        Assert.Contains("'a.png' has 2 values of category", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_with_another_word_is_refused()
    {
        var error = await Assert.ThrowsAsync<InputFileException>(() => LoadAsync("first"));

        Assert.Contains("'any' (any of them is right)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0.5, true)]
    [InlineData("any", 0.5, false)]
    public async Task A_run_keeps_the_decision_and_scores_by_it(string? several, double top1, bool isDefault)
    {
        using var set = await LoadAsync(several);
        using var run = await _fixture.RunAsync(set, new FakeTagger(_ => FakeTagger.Says("Jeans")));
        using var opened = await _fixture.OpenAsync();

        var results = await opened.ScoreAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(top1, results.Providers[0].Facets["category"].Metrics["top1"].Value);
        Assert.Equal((isDefault, 1), (results.Facets[0].SeveralValues!.IsDefault, results.Facets[0].SeveralValues!.Images));
    }

    public void Dispose() => _fixture.Dispose();

    private Task<LabeledSet> LoadAsync(string? several)
    {
        var map = TinySet.MapText.Replace("    facet: category\n", $"    facet: category\n{(several is null ? "" : $"    several: {several}\n")}", StringComparison.Ordinal);
        var configuration = _fixture.Tiny.WriteCsv(Street, "a.png", "b.png");
        return LabeledSet.LoadAsync(
            configuration,
            TinySet.Catalog.LoadDatasetMap(_fixture.Tiny.Folder.Write("street.map.yaml", map), TinySet.Taxonomy),
            cancellationToken: TestContext.Current.CancellationToken);
    }
}
