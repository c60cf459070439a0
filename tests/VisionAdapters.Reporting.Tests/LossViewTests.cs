using System.Net;
using System.Text.RegularExpressions;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed class LossViewTests
{
    private static readonly WaterfallResult Parts = new()
    {
        Total = 200,
        Right = 100,
        Outranked = 20,
        MappingMiss = 40,
        ModelMiss = 30,
        Abstained = 10,
        OracleCeiling = 0.8,
        LabelGains = [new LabelGain { Label = "Ball: gown", Value = "dresses", Images = 50, Wins = 40, Recall = 0.2, Precision = 0.9 }],
    };

    [Fact]
    public void The_parts_of_a_bar_are_as_wide_as_their_share()
    {
        var widths = Regex.Matches(Page(), "<rect class=\"part-[a-z]+\" x=\"[^\"]*\" y=\"0\" width=\"([^\"]*)\"").Select(rect => rect.Groups[1].Value);

        Assert.Equal(["200", "40", "80", "60", "20"], widths);
    }

    [Fact]
    public void Every_part_is_told_in_numbers_too()
    {
        var text = WebUtility.HtmlDecode(Regex.Replace(Page(), "<[^>]*>", ""));

        Assert.Contains("100 right (50.0%)", text, StringComparison.Ordinal);
        Assert.Contains("40 lost by the map (20.0%)", text, StringComparison.Ordinal);
        Assert.Contains("80.0% with a faultless map and threshold", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_would_win_comes_with_its_rule_quoted_where_yaml_wants_it() =>
        Assert.Contains("\"Ball: gown\": { category: dresses }", WebUtility.HtmlDecode(Page()), StringComparison.Ordinal);

    [Fact]
    public void Without_counts_there_is_no_page() =>
        Assert.DoesNotContain("href=\"#/losses\"", ReportFixtures.Render("html", ReportFixtures.Catalogue), StringComparison.Ordinal);

    private static string Page()
    {
        var facet = new FacetResult { Images = 200, Waterfall = Parts };
        return ReportFixtures.Render("html", new BakeoffReport
        {
            Results = new BakeoffResults
            {
                Facets = [new FacetSummary { Id = "category", Name = "Category" }],
                Providers =
                [
                    new ProviderResult { Id = "p", Facets = new Dictionary<string, FacetResult>(StringComparer.Ordinal) { ["category"] = facet } },
                ],
            },
        });
    }
}
