using System.Text;
using VisionAdapters.Evaluation;
using VisionAdapters.Testing;

namespace VisionAdapters.Reporting.Tests;

/// <summary>The handwritten results that the tests report on, and shorthands to render them.</summary>
internal static class ReportFixtures
{
    public static BakeoffReport Catalogue { get; } = new() { Results = Read("catalogue"), Pictures = Pictures("img-0031", "dresses", "skirts") };

    /// <summary>Gets a report whose every label tries to be markup.</summary>
    public static BakeoffReport Hostile { get; } = new() { Results = Read("hostile"), Pictures = Pictures("\"><script>alert(4)</script>", "<b>true</b>", "<i>said</i>") };

    public static string Render(string format, BakeoffReport report)
    {
        using var output = new MemoryStream();
        ReportWriters.Default.Find(format).WriteAsync(report, output, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static string PathOf(params string[] parts) => SharedData.Repository(["tests", "VisionAdapters.Reporting.Tests", .. parts]);

    private static BakeoffResults Read(string name) => BakeoffResultsJson.Read(File.ReadAllText(PathOf("Fixtures", name + ".results.json")));

    private static ReportPictures Pictures(string image, string truth, string predicted) => new()
    {
        Sheets = [File.ReadAllBytes(PathOf("Fixtures", "shirt.jpg"))],
        Images =
        [
            new ReportImage
            {
                Image = image,
                Tile = 0,
                Truth = Truth(truth),
                Readings =
                [
                    Reading("onnx-fashion", predicted) with
                    {
                        Labels = [new ReportLabel { Name = predicted, Confidence = 0.612, Rule = "category/" + predicted, Outcome = "category: " + predicted }],
                    },
                    Reading("aws-rekognition", null),
                    new ReportReading { Provider = "google-vision", Failure = "Timeout" },
                ],
            },
            new ReportImage
            {
                Image = "all-right",
                Truth = Truth("a"),
                Readings = [Reading("onnx-fashion", "a"), Reading("aws-rekognition", "a"), Reading("google-vision", "a")],
            },
        ],
    };

    private static SortedDictionary<string, IReadOnlyList<string>> Truth(string value) => new(StringComparer.Ordinal) { ["category"] = [value] };

    private static ReportReading Reading(string provider, string? value) => new()
    {
        Provider = provider,
        Facets = value is null ? [] : new SortedDictionary<string, ReportValues>(StringComparer.Ordinal) { ["category"] = new() { Values = [value], Confidence = 0.612 } },
    };
}
