using System.Globalization;

namespace VisionAdapters.Reporting.Tests;

public sealed class CsvReportTests
{
    [Fact]
    public void Numbers_are_unrounded()
    {
        var expected = ReportFixtures.Catalogue.Results.Providers[0].Facets["category"].Metrics["macroF1"];
        var row = Rows(ReportFixtures.Catalogue).Single(row => row is ["onnx-fashion", "category", "", "macroF1", ..]);
        Assert.Equal([expected.Value, expected.Low, expected.High], row[4..].Select(number => double.Parse(number, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Every_class_has_its_rows()
    {
        var classes = ReportFixtures.Catalogue.Results.Providers[0].Facets["colour"].Classes;
        Assert.Equal(classes.Select(value => value.Value), Rows(ReportFixtures.Catalogue).Where(row => row is ["onnx-fashion", "colour", not "", "f1", ..]).Select(row => row[2]));
    }

    [Fact]
    public void A_skipped_provider_has_no_rows() => Assert.DoesNotContain(Rows(ReportFixtures.Catalogue), row => row[0] == "azure-vision");

    [Fact]
    public void A_label_that_a_spreadsheet_would_run_is_made_harmless()
    {
        var text = ReportFixtures.Render("csv", ReportFixtures.Hostile);
        Assert.Contains(",\"'-1+1", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"-1+1", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> Rows(BakeoffReport report) =>
        ReportFixtures.Render("csv", report).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));
}
