using System.Text;
using VisionAdapters.Evaluation;
using VisionAdapters.Testing;

namespace VisionAdapters.Reporting.Tests;

/// <summary>The handwritten results that the tests report on, and shorthands to render them.</summary>
internal static class ReportFixtures
{
    public static BakeoffReport Catalogue { get; } = new() { Results = Read("catalogue"), Samples = Samples("img-0031", "dresses", "skirts") };

    /// <summary>Gets a report whose every label tries to be markup.</summary>
    public static BakeoffReport Hostile { get; } = new() { Results = Read("hostile"), Samples = Samples("\"><script>alert(4)</script>", "<b>true</b>", "<i>said</i>") };

    public static string Render(string format, BakeoffReport report)
    {
        using var output = new MemoryStream();
        ReportWriters.Default.Find(format).WriteAsync(report, output, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static string PathOf(params string[] parts) => SharedData.Repository(["tests", "VisionAdapters.Reporting.Tests", .. parts]);

    private static BakeoffResults Read(string name) => BakeoffResultsJson.Read(File.ReadAllText(PathOf("Fixtures", name + ".results.json")));

    private static ReportSample[] Samples(string image, string truth, string predicted) =>
    [
        new()
        {
            Image = image,
            Jpeg = File.ReadAllBytes(PathOf("Fixtures", "shirt.jpg")),
            Predictions =
            [
                new SamplePrediction { Provider = "onnx-fashion", Facet = "category", Truth = [truth], Predicted = [predicted], Confidence = 0.612 },
                new SamplePrediction { Provider = "onnx-fashion", Facet = "colour", Truth = ["black"], Predicted = ["black"], Confidence = 0.9 },
                new SamplePrediction { Provider = "aws-rekognition", Facet = "category", Truth = [truth], Predicted = [] },
            ],
        },
        new() { Image = "all-right", Jpeg = new byte[] { 1 }, Predictions = [new SamplePrediction { Provider = "onnx-fashion", Facet = "category", Truth = ["a"], Predicted = ["a"] }] },
    ];
}
