using System.Text;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed class ReportWritersTests
{
    [Fact]
    public void Formats_are_found_in_any_case() => Assert.Equal("md", ReportWriters.Find("MD").Format);

    [Fact]
    public void An_unknown_format_is_refused_with_a_list_of_those_that_there_are()
    {
        var error = Assert.Throws<UnknownReportFormatException>(() => ReportWriters.Find("parquet"));
        Assert.Equal(["html", "md", "csv", "json"], error.Known);
        Assert.Equal("There is no report format 'parquet'. Use one of: html, md, csv, json.", error.Message);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Output_is_utf8_without_a_byte_order_mark_and_stays_open(string format)
    {
        using var output = new MemoryStream();
        await ReportWriters.Find(format).WriteAsync(ReportFixtures.Hostile, output, TestContext.Current.CancellationToken);
        Assert.True(output.CanWrite);
        Assert.NotEqual(0xEF, output.GetBuffer()[0]);
        Assert.NotEmpty(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.ToArray()));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("csv")]
    [InlineData("json")]
    public void Results_without_anything_in_them_give_a_report(string format) =>
        Assert.NotEmpty(ReportFixtures.Render(format, new BakeoffReport { Results = new BakeoffResults() }));

    [Fact]
    public void Json_is_read_back_as_the_same_results()
    {
        var json = ReportFixtures.Render("json", ReportFixtures.Catalogue);
        Assert.Equal(json, BakeoffResultsJson.Write(BakeoffResultsJson.Read(json)));
        Assert.Equal(BakeoffResultsJson.Write(ReportFixtures.Catalogue.Results), json);
    }
}
