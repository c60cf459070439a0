using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed partial class HtmlReportTests
{
    private static readonly string Catalogue = ReportFixtures.Render("html", ReportFixtures.Catalogue);
    private static readonly string Hostile = ReportFixtures.Render("html", ReportFixtures.Hostile);

    [Fact]
    public void The_policy_lets_only_the_style_and_script_of_the_file_through()
    {
        var policy = WebUtility.HtmlDecode(Regex.Match(Catalogue, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value);

        Assert.Equal(
            $"default-src 'none'; img-src data: blob:; style-src {HashOf("style")}; script-src {HashOf("script")}; base-uri 'none'; form-action 'none'",
            policy);
    }

    [Fact]
    public void Every_address_is_inside_the_file() =>
        Assert.All(Addresses().Matches(Catalogue).Concat(Addresses().Matches(Hostile)), address => Assert.Matches("^(data:|#)", address.Groups[1].Value));

    [Fact]
    public void The_style_sheet_loads_nothing()
    {
        var style = Regex.Match(Catalogue, "<style>.*</style>", RegexOptions.Singleline).Value;
        Assert.NotEmpty(style);
        Assert.DoesNotContain("url(", style, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", style, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Hostile_labels_add_no_element_that_a_harmless_report_lacks()
    {
        var harmless = Elements().Matches(Catalogue).Select(element => element.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(harmless, Elements().Matches(Hostile).Select(element => element.Groups[1].Value).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(1, Regex.Count(Hostile, "<script>"));
        Assert.All(
            Regex.Matches(Hostile, "<script[^>]*>"),
            script => Assert.Matches("^<script( type=\"application/octet-stream\" data-kind=\"(pictures|sheet|confusions)\")?>$", script.Value));
    }

    [Fact]
    public void Hostile_labels_are_no_attributes() =>
        Assert.DoesNotContain(Tags().Matches(Hostile), tag => Regex.IsMatch(Quoted().Replace(tag.Value, ""), "on(error|load)"));

    [Fact]
    public void Hostile_labels_can_be_read_as_text() =>
        Assert.Contains("</script><script>alert(1)</script>", TextOf(Hostile), StringComparison.Ordinal);

    [Fact]
    public void Endless_labels_are_cut() => Assert.DoesNotContain(new string('x', 130), Hostile, StringComparison.Ordinal);

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(Catalogue, ReportFixtures.Render("html", ReportFixtures.Catalogue with { }));

    [Fact]
    public void The_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        comma.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(Catalogue, ReportFixtures.Render("html", ReportFixtures.Catalogue));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_leaderboard_number_is_that_of_the_model()
    {
        var results = ReportFixtures.Catalogue.Results;
        foreach (var provider in results.Providers.Where(provider => provider.Skipped is null))
        {
            foreach (var (facet, scores) in provider.Facets)
            {
                var cells = Cells(facet, provider.Id);
                var kind = scores.MultiValued ? FacetKinds.MultiValued : FacetKinds.SingleValued;
                var metrics = results.Metrics.Where(metric => metric.ShownOn.HasFlag(kind) && scores.Metrics.ContainsKey(metric.Id)).ToList();
                Assert.Equal(metrics.Count, cells.Count);
                Assert.All(metrics.Zip(cells), pair =>
                {
                    var isPercent = pair.First.Unit == MetricUnit.Percent;
                    var value = scores.Metrics[pair.First.Id].Value * (isPercent ? 100 : 1);
                    Assert.Equal(value, double.Parse(pair.Second.TrimEnd('%'), CultureInfo.InvariantCulture), isPercent ? 0.0501 : 0.000501);
                });
            }
        }
    }

    [Fact]
    public void An_emulated_provider_is_marked_wherever_it_is_named()
    {
        var named = Regex.Matches(Catalogue, "<th scope=\"row\">google-vision(.*?)</th>", RegexOptions.Singleline);
        Assert.Equal(5, named.Count);
        Assert.All(named, name => Assert.Contains("emulated", name.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void A_skipped_provider_is_shown_with_its_reason() => Assert.Contains("azure-vision was skipped: no key: set VISION_KEY", TextOf(Catalogue), StringComparison.Ordinal);

    [Fact]
    public void Without_script_a_table_lists_what_was_wrong()
    {
        Assert.Contains("img-0031", Catalogue, StringComparison.Ordinal);
        Assert.DoesNotContain("all-right", Catalogue, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_gets_every_image_in_columns()
    {
        using var data = Data(Catalogue);

        Assert.Equal(["img-0031", "all-right"], Texts(data, "images"));
        var facet = data.RootElement.GetProperty("facets").EnumerateArray().Single(facet => facet.GetProperty("id").GetString() == "category");
        var kinds = facet.GetProperty("kind").EnumerateArray().Select(provider => provider.EnumerateArray().Select(kind => (PictureKind)kind.GetInt32()).ToArray());
        Assert.Equal(
            [[PictureKind.Wrong, PictureKind.Right], [PictureKind.Abstained, PictureKind.Right], [PictureKind.Failed, PictureKind.Right]],
            kinds.OrderBy(provider => provider[0]));
    }

    [Fact]
    public void Hostile_labels_reach_the_script_as_they_are()
    {
        using var data = Data(Hostile);

        Assert.Contains("\"><script>alert(4)</script>", Texts(data, "images"));
    }

    [Fact]
    public void A_report_without_pictures_has_no_page_of_them() =>
        Assert.DoesNotContain("href=\"#/pictures", ReportFixtures.Render("html", ReportFixtures.Catalogue with { Pictures = null }), StringComparison.Ordinal);

    [Fact]
    public void Small_pictures_can_be_left_out()
    {
        var report = ReportFixtures.Render("html", ReportFixtures.Catalogue with { Pictures = ReportFixtures.Catalogue.Pictures!.WithoutSheets() });

        Assert.DoesNotContain("data-kind=\"sheet\">", report, StringComparison.Ordinal);
        Assert.Contains("data-kind=\"pictures\">", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_images_can_be_hidden()
    {
        var report = ReportFixtures.Render("html", ReportFixtures.Catalogue with { Pictures = ReportFixtures.Catalogue.Pictures!.Anonymize() });

        Assert.DoesNotContain("img-0031", report, StringComparison.Ordinal);
        using var data = Data(report);
        Assert.All(Texts(data, "images"), image => Assert.Matches("^[0-9a-f]{16}$", image));
    }

    [Fact]
    public void Every_data_table_says_what_it_shows_and_which_cells_are_heads()
    {
        Assert.Equal(Regex.Count(Catalogue, "<table[ >]"), Regex.Count(Catalogue, "<caption"));
        Assert.DoesNotContain("<th>", Catalogue, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_code_stays_small() =>
        Assert.InRange(ReportFixtures.Render("html", new BakeoffReport { Results = new BakeoffResults() }).Length, 1, 150_000);

    // The numbers of a provider's row in a facet's leaderboard, without intervals.
    private static List<string> Cells(string facet, string provider)
    {
        var section = Regex.Match(Catalogue, $"<section [^>]*>\\s*<h3 id=\"facet-[^>]*>{Name(facet)}</h3>.*?</section>", RegexOptions.Singleline).Value;
        var row = Regex.Match(section, $"<th scope=\"row\">{provider}.*?</tr>", RegexOptions.Singleline).Value;
        return [.. Regex.Matches(row, "<td class=\"number[^>]*>([^<]*)<").Select(cell => cell.Groups[1].Value)];
    }

    private static JsonDocument Data(string html)
    {
        var block = Regex.Match(html, "data-kind=\"pictures\">([^<]*)<").Groups[1].Value;
        using var unzipped = new GZipStream(new MemoryStream(Convert.FromBase64String(block)), CompressionMode.Decompress);
        return JsonDocument.Parse(unzipped);
    }

    private static IEnumerable<string?> Texts(JsonDocument data, string column) =>
        data.RootElement.GetProperty(column).EnumerateArray().Select(text => text.GetString());

    private static string HashOf(string element)
    {
        var text = Regex.Match(Catalogue, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
    }

    private static string Name(string facet) => ReportFixtures.Catalogue.Results.Facets.Single(known => known.Id == facet).Name;

    private static string TextOf(string html) => WebUtility.HtmlDecode(Tags().Replace(html, ""));

    [GeneratedRegex("(?:src|href|action|data|xlink:href)=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex("<([a-z0-9]+)")]
    private static partial Regex Elements();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
