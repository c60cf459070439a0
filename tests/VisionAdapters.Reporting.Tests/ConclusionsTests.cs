using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed class ConclusionsTests
{
    private static readonly BakeoffResults Results = ReportFixtures.Catalogue.Results;

    [Fact]
    public void Providers_whose_difference_may_be_chance_are_called_tied()
    {
        var verdict = Conclusions.Verdict(Results);
        Assert.StartsWith("On 1,200 images, google-vision (emulated) and onnx-fashion are tied for first on Category:", verdict, StringComparison.Ordinal);
        Assert.Contains("aws-rekognition is clearly behind.", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_that_is_surely_ahead_is_called_the_leader()
    {
        var verdict = Conclusions.Verdict(Results with { Providers = [Results.Providers[0], Results.Providers[2]] });
        Assert.StartsWith("On 1,200 images, onnx-fashion leads on Category with 83.2% right (81.0–85.3). It is ahead of aws-rekognition by 5.3 points (+2.9 to +7.6)", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_counts_the_same_whichever_provider_is_named_first()
    {
        var swapped = Results.Pairwise.Select(pair => pair with { A = pair.B, B = pair.A, Difference = -pair.Difference, Low = -pair.High, High = -pair.Low });
        Assert.Equal(Conclusions.Verdict(Results), Conclusions.Verdict(Results with { Pairwise = [.. swapped] }));
    }

    [Fact]
    public void Without_tests_nobody_is_called_clearly_ahead() =>
        Assert.Contains("the difference was not tested", Conclusions.Verdict(Results with { Pairwise = [] }), StringComparison.Ordinal);

    [Fact]
    public void A_single_provider_gets_its_score() =>
        Assert.Equal("On 1,200 images, onnx-fashion has 83.2% right (81.0–85.3) on Category.", Conclusions.Verdict(Results with { Providers = [Results.Providers[0]] }));

    [Fact]
    public void Nothing_scored_is_said_plainly() => Assert.StartsWith("Nothing was scored", Conclusions.Verdict(new BakeoffResults()), StringComparison.Ordinal);

    [Fact]
    public void Warnings_come_first()
    {
        var kinds = Conclusions.From(Results).Select(conclusion => conclusion.Kind).ToList();
        Assert.Equal(kinds.OrderByDescending(kind => kind), kinds);
    }

    [Theory]
    [InlineData(20, 1000, ConclusionKind.Note)]
    [InlineData(21, 1000, ConclusionKind.Warning)]
    public void More_than_two_failures_in_a_hundred_are_a_warning(int failed, int images, ConclusionKind kind)
    {
        var provider = new ProviderResult { Id = "p", Images = images, Failed = failed };
        Assert.Equal(kind, Assert.Single(Conclusions.From(new BakeoffResults { Providers = [provider] })).Kind);
    }

    [Theory]
    [InlineData(199, "Only 199 images have a true Dish: the intervals are wide, and small differences cannot be told from chance.")]
    [InlineData(200, null)]
    public void Fewer_than_200_images_are_a_warning(int images, string? warning) =>
        Assert.Equal(warning, Of(new FacetResult { Images = images })?.Text);

    [Theory]
    [InlineData(0.9, null)]
    [InlineData(0.899, "p gave a value for less than 90.0% of the images (Dish 89.9%); giving none counts as wrong.")]
    public void A_coverage_below_90_percent_is_noted(double coverage, string? note) =>
        Assert.Equal(note, Of(With("coverage", coverage))?.Text);

    [Theory]
    [InlineData(0.1, null)]
    [InlineData(0.101, "The confidences of p are off by more than 0.100 on average (Dish 0.101): do not read them as probabilities.")]
    public void A_calibration_error_above_a_tenth_is_noted(double error, string? note) =>
        Assert.Equal(note, Of(With("expectedCalibrationError", error))?.Text);

    [Theory]
    [InlineData(20, null)]
    [InlineData(19, "Values with fewer than 20 images are shown in gray; their own scores are too uncertain to compare (Dish 1 of 1).")]
    public void A_value_with_fewer_than_20_images_is_noted(int support, string? note)
    {
        ClassResult[] classes = [new() { Value = "pizza", Support = support, Predicted = 1 }, new() { Value = "never-true", Support = 0, Predicted = 1 }];

        Assert.Equal(note, Of(new FacetResult { Images = 200, Classes = classes })?.Text);
    }

    [Theory]
    [InlineData(0.05, "undecided", "a and b are tied for first on Dish")]
    [InlineData(0.0499, "A is better", "a leads on Dish")]
    public void An_adjusted_p_value_of_exactly_5_percent_is_no_difference(double adjusted, string verdict, string sentence)
    {
        ProviderResult Scored(string id, double top1) => new()
        {
            Id = id,
            Facets = new Dictionary<string, FacetResult> { ["dish"] = With("top1", top1) },
        };
        var results = new BakeoffResults
        {
            Facets = [new FacetSummary { Id = "dish", Name = "Dish" }],
            Providers = [Scored("a", 0.9), Scored("b", 0.8)],
            Pairwise = [new PairwiseResult { A = "a", B = "b", Facet = "dish", Metric = "top1", Difference = 0.1, Low = 0, High = 0.2, PAdjusted = adjusted }],
        };

        Assert.Equal(verdict, Assert.Single(new ReportTables(results).Pairwise.Rows).Cells[^1].Text);
        Assert.Contains(sentence, Conclusions.Verdict(results), StringComparison.Ordinal);
    }

    private static FacetResult With(string metric, double value) =>
        new() { Images = 200, Metrics = new Dictionary<string, Estimate> { [metric] = new() { Value = value } } };

    private static Conclusion? Of(FacetResult facet)
    {
        var provider = new ProviderResult { Id = "p", Images = 200, Facets = new Dictionary<string, FacetResult> { ["dish"] = facet } };
        var results = new BakeoffResults { Facets = [new FacetSummary { Id = "dish", Name = "Dish" }], Metrics = Results.Metrics, Providers = [provider] };
        return Conclusions.From(results).SingleOrDefault();
    }
}
