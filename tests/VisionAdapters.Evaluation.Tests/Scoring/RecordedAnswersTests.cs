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

    [Theory]
    [InlineData("google", "everypixel", -.0871, -.0944, -.0797)]
    [InlineData("microsoft", "everypixel", .0714, .0654, .0774)]
    [InlineData("google", "microsoft", -.1585, -.1651, -.1519)]
    public void The_services_differ_beyond_chance_on_so_many_images(string a, string b, double difference, double low, double high)
    {
        Recording("labels.csv");
        var pair = Results.Value.Pairwise.Single(pair => (pair.A, pair.B) == (a, b) && pair.Metric == "microF1");

        Assert.Equal(3, Results.Value.Pairwise.Count(pair => pair.Metric == "microF1"));
        Assert.Equal((difference, low, high), (Math.Round(pair.Difference, 4), Math.Round(pair.Low, 4), Math.Round(pair.High, 4)));

        // Of 10,000 sign-flips none was as far apart: (0 + 1) / (10,000 + 1), times the three pairs.
        Assert.Equal(3 / 10_001.0, pair.PAdjusted, 7);
    }

    [Theory]
    [InlineData("google", .619)]
    [InlineData("microsoft", .788)]
    [InlineData("everypixel", .759)]
    public void At_its_own_threshold_a_service_is_as_good_as_at_the_best_one_in_hindsight(string provider, double microF1)
    {
        Recording("labels.csv");
        var facet = Results.Value.Providers.Single(p => p.Id == provider).Facets["object"];

        Assert.Equal(microF1, facet.Metrics["ownThresholdMicroF1"].Value, 0.001);
    }

    private static string Recording(string file) => SharedData.Require("recordings", "frugalmct-pascal", file);
}
