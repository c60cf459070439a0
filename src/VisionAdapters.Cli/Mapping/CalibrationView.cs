using System.Globalization;
using System.Text.Json.Nodes;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Prints what a calibration gains on the held-out images.</summary>
internal static class CalibrationView
{
    private static readonly string[] Headers =
    [
        "Provider", "Facet", "Images", "ECE raw", "ECE calibrated", "Brier raw", "Brier calibrated",
        "Micro F1 raw", "best raw", "calibrated", "Threshold",
    ];

    public static void Write(Screen screen, CalibrationFile file, string format)
    {
        if (format == TextFormat.Json)
        {
            screen.Output.WriteLine(JsonText.Pretty(new JsonObject { ["providers"] = JsonText.Array(file.Providers.Select(Provider)) }));
            return;
        }

        TableWriter.Write(
            screen.Tables,
            Headers,
            file.Providers.SelectMany(provider => provider.Facets.Select(facet => Row(provider.Provider, facet))),
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9,
            10);
        screen.Output.WriteLine("All figures are of the held-out images. Best raw: at the threshold that suits these images best, which "
            + "nobody knows beforehand.");
    }

    private static string[] Row(string provider, FacetCalibration facet)
    {
        var figures = facet.HeldOut;
        return
        [
            provider,
            facet.Facet,
            figures.Images.ToString(CultureInfo.InvariantCulture),
            Number(figures.Raw.ExpectedCalibrationError),
            Number(figures.Calibrated.ExpectedCalibrationError),
            Number(figures.Raw.Brier),
            Number(figures.Calibrated.Brier),
            Number(figures.Raw.MicroF1),
            Number(figures.BestRawMicroF1),
            Number(figures.Calibrated.MicroF1),
            Number(facet.Threshold),
        ];
    }

    private static JsonObject Provider(ProviderCalibration provider)
    {
        var facets = new JsonObject();
        foreach (var facet in provider.Facets)
        {
            facets[facet.Facet] = new JsonObject { ["fit"] = Figures(facet.Fit), ["heldOut"] = Figures(facet.HeldOut) };
        }

        return new JsonObject { ["id"] = provider.Provider, ["facets"] = facets };
    }

    private static JsonObject Figures(CalibrationFigures figures) => new()
    {
        ["images"] = figures.Images,
        ["scored"] = figures.Scored,
        ["positives"] = figures.Positives,
        ["bestRawMicroF1"] = figures.BestRawMicroF1,
        ["raw"] = Scores(figures.Raw),
        ["calibrated"] = Scores(figures.Calibrated),
    };

    private static JsonObject Scores(CalibrationScores scores) => new()
    {
        ["expectedCalibrationError"] = scores.ExpectedCalibrationError,
        ["expectedCalibrationErrorOfAllPairs"] = scores.ExpectedCalibrationErrorOfAllPairs,
        ["brier"] = scores.Brier,
        ["threshold"] = scores.Threshold,
        ["microF1"] = scores.MicroF1,
    };

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
