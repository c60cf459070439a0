using VisionAdapters.Testing;

namespace VisionAdapters.Evaluation.Tests.Scoring;

/// <summary>The scores of three cloud services' recorded answers, against figures that were computed independently.</summary>
public sealed class RecordedAnswersTests
{
    private static readonly Lazy<BakeoffResults> Results = new(() => BakeoffScorer.Score(
        ScoringCsv.Read(new ScoringCsvSources
        {
            Labels = Recording("labels.csv"),
            Predictions = Recording("predictions.csv"),
            Images = Recording("images.csv"),
        }),
        new ScoringOptions { Resamples = 200 },
        cancellationToken: TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("google", .840, .491, .619, .587, .066)]
    [InlineData("microsoft", .822, .739, .778, .787, .101)]
    [InlineData("everypixel", .932, .569, .707, .648, .150)]
    public void The_published_figures_of_three_services_are_met(
        string provider, double precision, double recall, double microF1, double sampleF1, double calibrationError)
    {
        Recording("labels.csv");
        var facet = Results.Value.Providers.Single(p => p.Id == provider).Facets["object"];

        Assert.Equal(11_540, facet.Images);
        Assert.Equal(precision, facet.Metrics["microPrecision"].Value, 0.0005);
        Assert.Equal(recall, facet.Metrics["microRecall"].Value, 0.0005);
        Assert.Equal(microF1, facet.Metrics["microF1"].Value, 0.0005);
        Assert.Equal(sampleF1, facet.Metrics["sampleF1"].Value, 0.0005);

        // The published error is over bins of equal width, and holds what chance adds.
        Assert.Equal(calibrationError, facet.Metrics["expectedCalibrationError"].Value, 0.01);
    }

    [Fact]
    public void The_services_differ_beyond_chance_on_so_many_images()
    {
        Recording("labels.csv");

        Assert.Equal(3, Results.Value.Pairwise.Count);
        Assert.All(Results.Value.Pairwise, pair =>
        {
            Assert.Equal("microF1", pair.Metric);
            Assert.True(pair.Low * pair.High > 0, $"{pair.A} and {pair.B}: the interval holds 0");
            Assert.True(pair.PAdjusted < 0.001);
        });
    }

    private static string Recording(string file) => SharedData.Require("recordings", "frugalmct-pascal", file);
}
