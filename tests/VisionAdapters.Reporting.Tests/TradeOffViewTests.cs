using System.Net;
using System.Text.RegularExpressions;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed class TradeOffViewTests
{
    [Fact]
    public void A_provider_that_costs_more_and_is_not_better_is_hollow_and_said_to_be()
    {
        var page = Render(("cheap", 1, 0.8), ("dear", 2, 0.7), ("best", 3, 0.9));

        Assert.Single(Regex.Matches(page, "<circle class=\"dot hollow\" [^>]*r=\"6\""));
        Assert.Contains("dear is hollow: cheap has no worse value and costs no more.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_providers_are_both_full() => Assert.DoesNotContain("dot hollow\"", Render(("a", 1, 0.8), ("b", 1, 0.8)), StringComparison.Ordinal);

    [Fact]
    public void A_price_that_is_not_known_is_said_and_not_drawn() =>
        Assert.Contains("Not known, and so not drawn: c.", Render(("a", 1, 0.8), ("b", 2, 0.9), ("c", null, 0.9)), StringComparison.Ordinal);

    [Fact]
    public void One_known_price_is_no_trade_off() => Assert.DoesNotContain("id=\"tradeoff\"", Render(("a", 1, 0.8), ("b", null, 0.9)), StringComparison.Ordinal);

    private static string Render(params (string Id, double? Price, double Quality)[] providers) => ReportFixtures.Render("html", new BakeoffReport
    {
        Results = new BakeoffResults
        {
            Facets = [new FacetSummary { Id = "category", Name = "Category" }],
            Metrics = [new MetricDescription { Id = "top1", Header = "Top-1", Definition = "Right.", Unit = MetricUnit.Percent }],
            Providers =
            [
                .. providers.Select(provider => new ProviderResult
                {
                    Id = provider.Id,
                    Cost = provider.Price is { } price ? new CostSummary { TotalUsd = price, Per1000Usd = price } : null,
                    Facets = new Dictionary<string, FacetResult>(StringComparer.Ordinal)
                    {
                        ["category"] = new()
                        {
                            Images = 100,
                            Metrics = new Dictionary<string, Estimate>(StringComparer.Ordinal) { ["top1"] = new() { Value = provider.Quality } },
                        },
                    },
                }),
            ],
        },
    });
}
