namespace VisionAdapters.Reporting.Tests;

public sealed class MarkdownReportTests
{
    private static readonly string Hostile = ReportFixtures.Render("md", ReportFixtures.Hostile);

    [Theory]
    [InlineData("<")]
    [InlineData("@")]
    [InlineData("http://")]
    [InlineData("www.")]
    [InlineData(" [link]")]
    public void Labels_can_be_no_markup(string markup) => Assert.DoesNotContain(markup, Hostile, StringComparison.Ordinal);

    [Fact]
    public void A_line_break_or_a_bar_in_a_label_does_not_break_the_table() =>
        Assert.Equal("a\\|b \\# c \\`d\\`", MarkdownText.Encode("a|b\n# c `d`"));

    [Fact]
    public void The_verdict_comes_before_the_tables()
    {
        var text = ReportFixtures.Render("md", ReportFixtures.Catalogue);
        Assert.InRange(text.IndexOf("It is better than", StringComparison.Ordinal), 0, text.IndexOf("| Provider |", StringComparison.Ordinal));
    }
}
