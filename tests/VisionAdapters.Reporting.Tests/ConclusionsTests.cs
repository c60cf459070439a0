using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed class ConclusionsTests
{
    private static readonly BakeoffResults Results = ReportFixtures.Catalogue.Results;

    [Fact]
    public void The_verdict_gives_the_value_and_then_each_comparison_with_interval_and_p_of_one_kind()
    {
        var verdict = Conclusions.Verdict(Results);
        Assert.StartsWith("On 1,200 images, onnx-fashion has 83.2% right (81.0–85.3) on Category, the best of 2 that are ranked.", verdict, StringComparison.Ordinal);
        Assert.Contains("It is better than aws-rekognition by 5.3 points (+2.9 to +7.6; p <0.001).", verdict, StringComparison.Ordinal);
        Assert.Contains("google-vision (emulated) is not ranked: an emulator answered instead.", verdict, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Verdict.Undecided, "Against b it is undecided: the difference is 17.4 points (−3.0 to +37.0; p 0.075).")]
    [InlineData(Verdict.Equivalent, "b is equivalent within 2.0 points: the difference is 17.4 points (−3.0 to +37.0; p 0.075).")]
    [InlineData(Verdict.Better, "It is better than b by 17.4 points (−3.0 to +37.0; p 0.075).")]
    [InlineData(Verdict.NotComparable, "b has Top-1 0.726 and is not comparable.")]
    public void Each_verdict_has_a_sentence_of_its_own_and_none_says_tied(Verdict verdict, string sentence)
    {
        var text = Conclusions.Verdict(Pair(verdict));
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.DoesNotContain("tied", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rehearsal_says_so_and_ranks_nobody()
    {
        var results = Results with { Providers = [Results.Providers[1]], Pairwise = [] };
        Assert.Equal(
            "This is a rehearsal: nobody is ranked or compared. google-vision (emulated) is not ranked: an emulator answered instead.",
            Conclusions.Verdict(results));
        Assert.DoesNotContain(new ReportTables(results).GetLeaderboard("category").Rows, row => row.Cells.Any(cell => cell.IsBest));
    }

    [Fact]
    public void A_provider_that_refused_every_photo_is_not_called_behind()
    {
        var answers = new AnswerCounts { Refused = 3003 };
        var refused = Scored("b", new FacetResult { Images = 3003, Answers = answers, NotRanked = ComparisonObstacle.TooManyFailures });
        var results = Pair(Verdict.NotComparable) with { Providers = [Scored("a", With("top1", 0.9)), refused] };

        Assert.EndsWith("b is not ranked: it refused 3,003 of 3,003 images.", Conclusions.Verdict(results), StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_is_about_the_primary_facet()
    {
        var results = Results with { Rules = Results.Rules! with { PrimaryFacet = "colour" } };
        Assert.Contains("on Colour", Conclusions.Verdict(results), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_counts_the_same_whichever_provider_is_named_first()
    {
        var swapped = Results.Pairwise.Select(pair => pair with
        {
            A = pair.B,
            B = pair.A,
            Difference = -pair.Difference,
            AdjustedLow = -pair.AdjustedHigh,
            AdjustedHigh = -pair.AdjustedLow,
        });
        Assert.Equal(Conclusions.Verdict(Results), Conclusions.Verdict(Results with { Pairwise = [.. swapped] }));
    }

    [Fact]
    public void Without_tests_nobody_is_called_better() =>
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
    [InlineData(199, "Only 199 images have a true Dish: a share near one half is uncertain by about 6.9 points either way.")]
    [InlineData(200, null)]
    public void Fewer_than_200_images_are_a_warning(int images, string? warning) =>
        Assert.Equal(warning, Of(new FacetResult { Images = images })?.Text);

    [Theory]
    [InlineData(0.9, null)]
    [InlineData(0.899, "p gave a value for less than 90.0% of the images that it answered (Dish 89.9%); giving none counts as wrong.")]
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

    [Fact]
    public void A_calibration_error_whose_interval_reaches_the_line_is_not_held_against_a_provider()
    {
        FacetResult Error(double low) => new()
        {
            Images = 200,
            Metrics = new Dictionary<string, Estimate> { ["expectedCalibrationError"] = new() { Value = 0.2, Low = low, High = 0.3 } },
        };

        Assert.Null(Of(Error(low: 0.1)));
        Assert.NotNull(Of(Error(low: 0.11)));
    }

    [Fact]
    public void Images_that_may_belong_together_are_a_warning_with_the_cure()
    {
        var results = new BakeoffResults { Dataset = new DatasetSummary { Name = "s", Images = 100, ImagesNamedAlike = 80, ImagesTwice = 4 } };
        var texts = Conclusions.From(results).Select(conclusion => conclusion.Text).ToArray();

        Assert.StartsWith("80 of 100 images share their name with others but for its end", texts[0], StringComparison.Ordinal);
        Assert.StartsWith("4 of 100 images are copies of each other, byte by byte", texts[1], StringComparison.Ordinal);
        Assert.All(texts, text => Assert.Contains("'group-column'", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_verdict_tells_the_number_of_groups()
    {
        var results = Results with { Dataset = Results.Dataset! with { Groups = 300 } };
        Assert.StartsWith("On 1,200 images (the set has 300 groups), ", Conclusions.Verdict(results), StringComparison.Ordinal);
    }

    private static ProviderResult Scored(string id, FacetResult facet) =>
        new() { Id = id, Facets = new Dictionary<string, FacetResult> { ["dish"] = facet } };

    private static BakeoffResults Pair(Verdict verdict) => new()
    {
        Facets = [new FacetSummary { Id = "dish", Name = "Dish" }],
        Metrics = [new MetricDescription { Id = "top1", Header = "Top-1", Definition = "" }],
        Rules = new ComparisonRules { PrimaryFacet = "dish", Margin = 0.02 },
        Providers = [Scored("a", With("top1", 0.9)), Scored("b", With("top1", 0.726))],
        Pairwise =
        [
            new PairwiseResult
            {
                A = "a", B = "b", Facet = "dish", Metric = "top1", Verdict = verdict, Winner = verdict == Verdict.Better ? "a" : null,
                Difference = 0.174, Low = 0.1, High = 0.2, AdjustedLow = -0.03, AdjustedHigh = 0.37, PValue = 0.01, PAdjusted = 0.075,
            },
        ],
    };

    private static FacetResult With(string metric, double value) =>
        new() { Images = 200, Metrics = new Dictionary<string, Estimate> { [metric] = new() { Value = value } } };

    private static Conclusion? Of(FacetResult facet)
    {
        var provider = new ProviderResult { Id = "p", Images = 200, Facets = new Dictionary<string, FacetResult> { ["dish"] = facet } };
        var results = new BakeoffResults { Facets = [new FacetSummary { Id = "dish", Name = "Dish" }], Metrics = Results.Metrics, Providers = [provider] };
        return Conclusions.From(results).SingleOrDefault();
    }
}
