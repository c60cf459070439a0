using System.Text.RegularExpressions;

namespace VisionAdapters.Reporting.Tests;

/// <summary>
/// Reports that were looked at and found right. To accept a change: run with VISIONADAPTERS_UPDATE_GOLDEN=1, read the difference, commit
/// it.
/// </summary>
public sealed partial class GoldenFileTests
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("VISIONADAPTERS_UPDATE_GOLDEN") == "1";

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("csv")]
    public void A_catalogue_report_is_as_it_was_accepted(string format) => Compare("catalogue", format, ReportFixtures.Catalogue);

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("csv")]
    public void A_report_of_hostile_labels_is_as_it_was_accepted(string format) => Compare("hostile", format, ReportFixtures.Hostile);

    private static void Compare(string name, string format, BakeoffReport report)
    {
        var path = ReportFixtures.PathOf("Golden", $"{name}.{format}");

        // What zlib makes of the same text differs between its versions.
        var actual = CompressedData().Replace(ReportFixtures.Render(format, report), "$1…");
        if (Update)
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    [GeneratedRegex("(data-kind=\"pictures\">)[^<]*")]
    private static partial Regex CompressedData();
}
