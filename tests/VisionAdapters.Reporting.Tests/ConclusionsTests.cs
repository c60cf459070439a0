using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed class ConclusionsTests
{
    private static readonly BakeoffResults Results = ReportFixtures.Catalogue.Results;

    [Fact]
    public void Providers_whose_difference_may_be_chance_are_called_tied()
    {
        var verdict = Conclusions.Verdict(Results);
        Assert.StartsWith("On 1,200 images, google-vision (emulated) and onnx-fashion are tied for first on category:", verdict, StringComparison.Ordinal);
        Assert.Contains("aws-rekognition is clearly behind.", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_that_is_surely_ahead_is_called_the_leader()
    {
        var verdict = Conclusions.Verdict(Results with { Providers = [Results.Providers[0], Results.Providers[2]] });
        Assert.StartsWith("On 1,200 images, onnx-fashion leads on category with 83.2% right (81.0–85.3). It is ahead of aws-rekognition by 5.3 points (+2.9 to +7.6)", verdict, StringComparison.Ordinal);
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
        Assert.Equal("On 1,200 images, onnx-fashion names the right category for 83.2% (81.0–85.3).", Conclusions.Verdict(Results with { Providers = [Results.Providers[0]] }));

    [Fact]
    public void Nothing_scored_is_said_plainly() => Assert.StartsWith("Nothing was scored", Conclusions.Verdict(new BakeoffResults()), StringComparison.Ordinal);

    [Fact]
    public void Warnings_come_first()
    {
        var kinds = Conclusions.Of(Results).Select(conclusion => conclusion.Kind).ToList();
        Assert.Equal(kinds.OrderByDescending(kind => kind), kinds);
    }

    [Theory]
    [InlineData(20, 1000, ConclusionKind.Note)]
    [InlineData(21, 1000, ConclusionKind.Warning)]
    public void More_than_two_failures_in_a_hundred_are_a_warning(int failed, int images, ConclusionKind kind)
    {
        var provider = new ProviderResult { Id = "p", Images = images, Failed = failed };
        Assert.Equal(kind, Assert.Single(Conclusions.Of(new BakeoffResults { Providers = [provider] })).Kind);
    }

    [Fact]
    public void A_small_set_is_a_warning()
    {
        var facet = new FacetResult { Images = 199, Coverage = 1, Top1 = new Estimate(1, 1, 1) };
        var provider = new ProviderResult { Id = "p", Images = 199, Facets = new Dictionary<string, FacetResult> { ["category"] = facet } };
        Assert.StartsWith("Only 199 images", Assert.Single(Conclusions.Of(new BakeoffResults { Providers = [provider] })).Text, StringComparison.Ordinal);
    }
}
