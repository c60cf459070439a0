using System.Text;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed class ReportWritersTests
{
    [Fact]
    public void Formats_are_found_in_any_case() => Assert.Equal("md", ReportWriters.Default.Find("MD").Format);

    [Fact]
    public void An_unknown_format_is_refused_with_a_list_of_those_that_there_are()
    {
        var error = Assert.Throws<UnknownReportFormatException>(() => ReportWriters.Default.Find("parquet"));
        Assert.Equal(["html", "md", "csv", "json"], error.Known);
        Assert.Equal("There is no report format 'parquet'. Use one of: html, md, csv, json.", error.Message);
    }

    [Fact]
    public async Task A_format_of_ones_own_is_found_and_listed_after_the_others()
    {
        var writers = ReportWriters.Default.With(new NameWriter("names"));

        using var output = new MemoryStream();
        await writers.Find("NAMES").WriteAsync(ReportFixtures.Catalogue, output, TestContext.Current.CancellationToken);

        Assert.Equal("autumn-catalogue", Encoding.UTF8.GetString(output.ToArray()));
        Assert.Equal(["html", "md", "csv", "json", "names"], writers.All.Select(writer => writer.Format));
        Assert.Throws<UnknownReportFormatException>(() => ReportWriters.Default.Find("names"));
    }

    [Fact]
    public void A_writer_replaces_the_one_of_the_same_format_in_its_place()
    {
        var own = new NameWriter("MD");

        Assert.Same(own, ReportWriters.Default.With(own).Find("md"));
        Assert.Equal(["html", "MD", "csv", "json"], ReportWriters.Default.With(own).All.Select(writer => writer.Format));
    }

    [Fact]
    public void Two_writers_of_one_format_are_refused() =>
        Assert.Throws<ArgumentException>(() => new ReportWriters([new NameWriter("x"), new NameWriter("X")]));

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Output_is_utf8_without_a_byte_order_mark_and_stays_open(string format)
    {
        using var output = new MemoryStream();
        await ReportWriters.Default.Find(format).WriteAsync(ReportFixtures.Hostile, output, TestContext.Current.CancellationToken);
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

    private sealed class NameWriter(string format) : IReportWriter
    {
        public string Format => format;

        public string FileExtension => ".txt";

        public Task WriteAsync(BakeoffReport report, Stream output, CancellationToken cancellationToken = default) =>
            output.WriteAsync(Encoding.UTF8.GetBytes(report.Results.Dataset!.Name), cancellationToken).AsTask();
    }
}
